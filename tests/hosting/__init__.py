"""Every server says what is declared, beside every file; pages keep to the policy; the workflow runs what is here."""
