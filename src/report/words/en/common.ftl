# What every document needs.

day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

money = { $currency }{"\u00A0"}{ $amount }

# So many days.
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

# A day with a time of day.
moment = { $day }, { $time }

# A day and month in the same year, short: for lists and scales.
short-day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }

# How late, how soon.
overdue = { $count ->
    [one] { $count } day overdue
   *[other] { $count } days overdue
}
in-days = { $count ->
    [0] today
    [one] in { $count } day
   *[other] in { $count } days
}

# A day with its name.
long-day = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $day }

# The last of a list that stands in a sentence.
list-last = { $before } and { $last }
list-others = { $before } and { $count } others

# A length of time, as in “within 90 days”.
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
span-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
span-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
span-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
span-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
span-working-hours = { $count ->
    [one] { $count } working hour
   *[other] { $count } working hours
}
