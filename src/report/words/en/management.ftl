# Renewals, load and drift.

renewals-title = Renewals up to { $day }
renewals-none = Nothing has to be decided until then.
renewals-contract = contract
renewals-deadline = notice until
renewals-ahead = when
renewals-ends = ends
renewals-goes-on = afterwards
renewals-by-itself = goes on by itself
renewals-stops = stops
renewals-decision = decision
renewals-amount = a year, or all of it
renewals-at-stake = at stake, undecided
renewals-nothing = nothing
renewals-note = A contract without a notice period counts by its end. What is at stake is what comes in a year; where nothing comes again and again, what the whole contract is worth.

load-title = Load
load-none = Nobody carries anything.
load-member = member
load-grade = grade
load-clients = clients
load-weight = weight
load-percent = load
load-projects = projects
load-contacts = talks a month
load-recurring = recurring a month
load-away = away
load-over = limit
load-over-yes = over the limit
load-of = { $count } of { $limit }
load-absence = { $now ->
    [yes] now, until { $to }
   *[no] from { $from } to { $to }
}{ $covered ->
    [yes] , { $cover } stands in
   *[no] , nobody stands in
}
load-capacity = Account managers carry { $weight } of { $limit }: { $spare ->
    [0] there is no room for another client
    [one] there is room for { $spare } ordinary client more
   *[other] there is room for { $spare } ordinary clients more
}{ $over ->
    [0] .
    [one] , and { $over } is too many where it is.
   *[other] , and { $over } are too many where they are.
}
load-note = Only clients in a stage of kind live or postsale count, each with its weight. Talks a month are those that the cadences ask for: the one agreed with the client, else that of its tier.

grade-junior = junior
grade-middle = middle
grade-senior = senior
grade-head = head

drift-title = Drift from the goal
drift-none = No client has wished for anything in { $time }.
drift-requests = wishes
drift-astray = not for the goal
drift-share = share
drift-is = drift
drift-yes = drifts
drift-wish = { $what } ({ $alignment }; { $decision })
drift-note = Wishes of { $time } up to today. It is called drift where more than { $limit } do not advance the goal and there are { $least } at least; the health score counts any share above that.
