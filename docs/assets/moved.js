// Leads from where a page was before to where it is, with the section that a link names.
const link = document.querySelector("a");
location.replace(link.href + location.search + location.hash);
