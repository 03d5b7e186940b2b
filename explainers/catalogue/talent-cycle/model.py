"""Trained people, usable knowledge and posts: three stocks that fill one another with delays.

Sources: a loop whose gain is above one feeds itself, which is Lotka's renewal condition (1939); a lasting push is
multiplied by 1 / (1 - gain), which is Kahn's multiplier (1931); supply of skill that draws in work for it is
Acemoglu's (1998). All stocks are deviations from a path without a push, as shares of that path.
"""

from dataclasses import dataclass

HORIZON = 60  # years shown
TURNOVER = 0.09  # share of the trained that is new each year: growth of China's research staff and careers of 33 years
YEARS_TO_POSTS = 3  # until results become posts; a teaching value
PLACES = ("education", "recruitment", "science", "posts", "all_together")
LINKS = ("education", "recruitment", "science", "posts")
STEPS_OF_LEAK = 10
LARGEST_MULTIPLIER = 100.0
NEARLY_ONE = 0.99  # from this gain on a lasting push has no useful resting place
NOTHING = 1e-9


@dataclass(frozen=True)
class Parameters:
    """What the reader may change; shares are stored as shares, so 0.1 is 10 %."""

    push_place: str
    push_size: float
    push_years: int
    training_years: int
    research_years: float
    share_leaving: float
    training_response: float
    research_response: float
    posts_response: float
    posts_that_follow_people: float


@dataclass(frozen=True)
class Paths:
    """The stocks year by year after a push of one hundred per cent; everything else is in proportion to it."""

    people: list[float]
    knowledge: list[float]
    posts: list[float]
    places: list[float]
    at_work: list[float]


@dataclass(frozen=True)
class Result:
    """What a run gives back: paths, the gain of a lap, and what became of the push."""

    year: list[int]
    talent_added: list[float]
    knowledge_added: list[float]
    posts_added: list[float]
    places_added: list[float]
    work_added: list[float]
    mismatched_share: list[float]
    vacant_share: list[float]
    talent_years_by_place: list[float]
    leaving_grid: list[float]
    loop_growth_by_leaving: list[float]
    loop_gain: float
    gain_when_people_are_short: float
    gain_when_posts_are_short: float
    multiplier: float
    loop_growth_rate: float
    rule_of_thumb_growth: float
    mean_loop_delay: float
    effect_after_five_years: float
    effect_after_twenty_years: float
    effect_at_end: float
    largest_effect: float
    year_of_largest_effect: int
    year_of_largest_mismatch: int
    share_visible_after_five_years: float
    share_left_at_end: float
    largest_mismatch: float
    largest_vacancies: float
    talent_years: float
    best_place: int  # its number in the list of places
    lasting_effect: float


def run(parameters: Parameters) -> Result:
    """Sixty years after a push, the same push at each of the five places, and what one lap brings back.

    Takes about 0.5 ms: five passes over 61 years, and twelve bisections of sixty steps.
    """
    size = parameters.push_size
    every_place = {place: simulate(parameters, place) for place in PLACES}
    paths = every_place[parameters.push_place]
    effect = scaled(paths.at_work, size)
    mismatch = [max(0.0, size * (t - j)) / (1 + size * t) for t, j in zip(paths.people, paths.posts, strict=True)]
    vacancies = [max(0.0, size * (j - t)) / (1 + size * j) for t, j in zip(paths.people, paths.posts, strict=True)]
    talent_years = {place: sum(found.at_work) / years_of_push(parameters) for place, found in every_place.items()}
    gain_people, gain_posts = gains(parameters)
    gain = min(gain_people, gain_posts)
    largest = max(effect)
    noticeable = max(paths.at_work) > NOTHING
    delay = mean_delay(parameters)
    grid = [step / STEPS_OF_LEAK for step in range(STEPS_OF_LEAK + 1)]

    return Result(
        year=list(range(HORIZON + 1)),
        talent_added=scaled(paths.people, size),
        knowledge_added=scaled(paths.knowledge, size),
        posts_added=scaled(paths.posts, size),
        places_added=scaled(paths.places, size),
        work_added=scaled(paths.at_work, size),
        mismatched_share=mismatch,
        vacant_share=vacancies,
        talent_years_by_place=[talent_years[place] for place in PLACES],
        leaving_grid=grid,
        loop_growth_by_leaving=[growth_of_the_loop(parameters, leaving) for leaving in grid],
        loop_gain=gain,
        gain_when_people_are_short=gain_people,
        gain_when_posts_are_short=gain_posts,
        multiplier=1 / max(1 - gain, 1 / LARGEST_MULTIPLIER),
        loop_growth_rate=growth_of_the_loop(parameters, parameters.share_leaving),
        rule_of_thumb_growth=(gain - 1) / delay,
        mean_loop_delay=delay,
        effect_after_five_years=effect[5],
        effect_after_twenty_years=effect[20],
        effect_at_end=effect[HORIZON],
        largest_effect=largest,
        year_of_largest_effect=effect.index(largest),
        year_of_largest_mismatch=mismatch.index(max(mismatch)),
        share_visible_after_five_years=paths.at_work[5] / max(paths.at_work) if noticeable else 0.0,
        share_left_at_end=paths.at_work[HORIZON] / max(paths.at_work) if noticeable else 0.0,
        largest_mismatch=max(mismatch),
        largest_vacancies=max(vacancies),
        talent_years=talent_years[parameters.push_place],
        best_place=max(range(len(PLACES)), key=lambda number: talent_years[PLACES[number]]),
        lasting_effect=lasting_effect(parameters),
    )


def weights(place: str) -> tuple[float, float, float, float]:
    """How much of the push falls on education, recruitment, science and posts: all on one, or a quarter on each."""
    if place == "all_together":
        return 0.25, 0.25, 0.25, 0.25
    first, second, third, fourth = (1.0 if place == link else 0.0 for link in LINKS)
    return first, second, third, fourth


def years_of_push(parameters: Parameters) -> int:
    """Years of the push that fall into the picture."""
    return min(parameters.push_years, HORIZON + 1)


def scaled(path: list[float], size: float) -> list[float]:
    """How much more there is than without the push, as a share of it."""
    return [size * value for value in path]


def simulate(parameters: Parameters, place: str) -> Paths:
    """The three stocks from the first year of a push of one, at this place.

    t' = t + v (q h + w_T u - t),  a' = a + (g_A min(t, j) + w_A u - a) / h_A,  j' = j + (g_J a + k t + w_J u - j) / b
    """
    on_education, on_recruitment, on_science, on_posts = weights(place)
    staying = 1 - parameters.share_leaving
    people = knowledge = posts = 0.0
    paths = Paths([], [], [], [], [])
    for year in range(HORIZON + 1):
        push = 1.0 if year < parameters.push_years else 0.0
        paths.places.append(parameters.training_response * posts + on_education * push)
        begun = year - parameters.training_years
        graduates = paths.places[begun] if begun >= 0 else 0.0
        at_work = min(people, posts)

        paths.people.append(people)
        paths.knowledge.append(knowledge)
        paths.posts.append(posts)
        paths.at_work.append(at_work)

        entrants = staying * graduates + on_recruitment * push
        results = parameters.research_response * at_work + on_science * push
        wanted = parameters.posts_response * knowledge + parameters.posts_that_follow_people * people + on_posts * push
        people += TURNOVER * (entrants - people)
        knowledge += (results - knowledge) / parameters.research_years
        posts += (wanted - posts) / YEARS_TO_POSTS
    return paths


def gains(parameters: Parameters) -> tuple[float, float]:
    """What one lap brings back where people are short, r (c + k), and where posts are short, c + k r.

    Which of the two holds the loop back is decided by r: their difference is c (1 - r).
    """
    by_science = parameters.posts_response * parameters.research_response
    by_people = parameters.posts_that_follow_people
    by_training = (1 - parameters.share_leaving) * parameters.training_response
    return by_training * (by_science + by_people), by_science + by_people * by_training


def mean_delay(parameters: Parameters) -> float:
    """How many years one lap takes: the links it passes, each weighted with what it passes on."""
    by_science = parameters.posts_response * parameters.research_response
    by_people = parameters.posts_that_follow_people
    by_training = (1 - parameters.share_leaving) * parameters.training_response
    of_people = 1 / TURNOVER + parameters.training_years
    if by_training <= 1:
        passed_on = by_science + by_people
        of_science = parameters.research_years * by_science / passed_on if passed_on > 0 else 0.0
        return of_people + YEARS_TO_POSTS + of_science
    passed_on = by_science + by_people * by_training
    if passed_on == 0:
        return float(YEARS_TO_POSTS)
    weighted = by_science * parameters.research_years + by_people * by_training * of_people
    return YEARS_TO_POSTS + weighted / passed_on


def growth_of_the_loop(parameters: Parameters, leaving: float) -> float:
    """The rate at which the loop grows once it runs alone: below zero a push fades.

    A path that grows by a factor z fits the loop if what a lap brings back, discounted for its delays, is one.
    This discounted gain falls in z, so halving finds it; it is exactly the gain where z = 1.
    """
    by_science = parameters.posts_response * parameters.research_response
    by_people = parameters.posts_that_follow_people
    by_training = (1 - leaving) * parameters.training_response
    slowest = min(TURNOVER, 1 / parameters.research_years, 1 / YEARS_TO_POSTS)

    def discounted_gain(above: float) -> float:
        factor = 1 - slowest + above
        people = by_training * TURNOVER / (TURNOVER - slowest + above) * factor**-parameters.training_years
        posts = (1 / YEARS_TO_POSTS) / (1 / YEARS_TO_POSTS - slowest + above)
        science = by_science / parameters.research_years / (1 / parameters.research_years - slowest + above)
        return posts * min(people * (science + by_people), science + by_people * people)

    low, high = 0.0, 2.0
    for _ in range(60):
        middle = (low + high) / 2
        if discounted_gain(middle) > 1:
            low = middle
        else:
            high = middle
    return (low + high) / 2 - slowest


def lasting_effect(parameters: Parameters) -> float:
    """People at fitting work in the end if the push never stops: what it puts in, times 1 / (1 - gain)."""
    on_education, on_recruitment, on_science, on_posts = weights(parameters.push_place)
    staying = 1 - parameters.share_leaving
    by_training = staying * parameters.training_response
    gain_people, gain_posts = gains(parameters)
    for_people = staying * on_education + on_recruitment
    for_posts = parameters.posts_response * on_science + on_posts
    where_people_are_short = for_people + by_training * for_posts
    where_posts_are_short = for_posts + parameters.posts_that_follow_people * for_people
    found = [
        put_in / (1 - gain)
        for put_in, gain in ((where_people_are_short, gain_people), (where_posts_are_short, gain_posts))
        if gain < NEARLY_ONE
    ]
    if found:
        return parameters.push_size * min(found)
    return parameters.push_size * LARGEST_MULTIPLIER * min(where_people_are_short, where_posts_are_short)
