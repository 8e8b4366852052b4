# What reports on figures share.

percent = { $number }%

client = client
manager = manager
why = why
day-column = day
amount-column = amount
next-column = next

ago = { $count ->
    [0] today
    [one] { $count } day ago
   *[other] { $count } days ago
}

every-days = { $count ->
    [one] every day
   *[other] every { $count } days
}
every-weeks = { $count ->
    [one] every week
   *[other] every { $count } weeks
}
every-months = { $count ->
    [one] every month
   *[other] every { $count } months
}
every-years = { $count ->
    [one] every year
   *[other] every { $count } years
}
every-working-days = { $count ->
    [one] every working day
   *[other] every { $count } working days
}
every-working-hours = { $count ->
    [one] every working hour
   *[other] every { $count } working hours
}

# How much work something is.
work-days = { $count ->
    [one] takes { $count } day
   *[other] takes { $count } days
}
work-weeks = { $count ->
    [one] takes { $count } week
   *[other] takes { $count } weeks
}
work-months = { $count ->
    [one] takes { $count } month
   *[other] takes { $count } months
}
work-years = { $count ->
    [one] takes { $count } year
   *[other] takes { $count } years
}
work-working-days = { $count ->
    [one] takes { $count } working day
   *[other] takes { $count } working days
}
work-working-hours = { $count ->
    [one] takes { $count } hour
   *[other] takes { $count } hours
}

renewal-undecided = undecided
renewal-renew = renew
renewal-renegotiate = renew on other terms
renewal-exit = leave
renewal-let-lapse = let it lapse

chaser-account = account manager
chaser-accounting = accounting
chaser-head = head

ageing-current = not due
ageing-1-30 = 1–30 days
ageing-31-60 = 31–60 days
ageing-61-90 = 61–90 days
ageing-91 = 91 days and more

# The steps of a ladder that settles nothing else; other steps stand as `folio.toml` has them.
step-remind = remind
step-call = call
step-letter = letter
step-escalate = escalate
