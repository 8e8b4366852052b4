# The portfolio.

portfolio-title = Portfolio { $period }: { $from } to { $to }
portfolio-note = Every figure states its time, its base and how many records it rests on; --rows lists them. Currencies are never added.
portfolio-of = Only the clients of { $manager }.
portfolio-figure = figure
portfolio-value = value
portfolio-base = base
portfolio-rows = records
portfolio-time = time
portfolio-span = { $from } – { $to }
portfolio-entry = record
portfolio-part = part
portfolio-was = at the start
portfolio-days = { $count ->
    [one] { $number } day
   *[other] { $number } days
}
portfolio-hours = { $count ->
    [one] { $number } working hour
   *[other] { $number } working hours
}
portfolio-under-an-hour = under 1 working hour
portfolio-months = { $count ->
    [one] { $number } month
   *[other] { $number } months
}
portfolio-too-few = { $count ->
    [one] { $count } answer, { $least } are needed
   *[other] { $count } answers, { $least } are needed
}
portfolio-recurring = Recurring revenue a month, { $currency }
portfolio-recurring-summary = From { $from } to { $to }.
portfolio-health = Health
portfolio-risk-red = a month from red clients
portfolio-risk-amber = a month from amber clients
portfolio-movers = Moved since the period began:
portfolio-mover = { $client }: { $before } → { $now }
portfolio-renewals = Renewals
portfolio-within = within { $count } days
portfolio-renewals-of = { $count }, { $open } undecided; at stake: { $sum }
portfolio-ageing = What is owed
portfolio-concentration = Concentration over 12 months
portfolio-share = { $client }: { $share } ({ $money }), { $light }
portfolio-losses = Lost
portfolio-loss = { $client }, { $day }: { $reason }, { $avoidable ->
    [yes] avoidable
    [no] not avoidable
   *[unknown] nobody said whether avoidable
}{ $has ->
    [yes] ; { $said }
   *[no] {""}
}
portfolio-no-reason = no reason written
portfolio-completeness = Completeness: the least complete
portfolio-written = written
portfolio-missing = missing
portfolio-staleness = Not looked at for too long
portfolio-goals = goals
portfolio-forces = forces
portfolio-people = people
portfolio-longest = longest

figure-recurring-revenue = recurring revenue a month
figure-net-retention = net revenue retention
figure-gross-retention = gross revenue retention
figure-revenue-retention = revenue retention, 12 months
figure-logo-churn = clients lost
figure-repeat-orders = clients who order again
figure-referral-share = new clients by recommendation
figure-nps = NPS
figure-csat = CSAT
figure-ces = CES
figure-our-promises = our promises kept in time
figure-their-promises = their promises kept in time
figure-warned-ahead = our slips told ahead
figure-delivered-in-time = projects delivered in time
figure-response-time = time to answer, median
figure-dso = days of sales owed
figure-concentration = largest client's part
figure-lifetime = time with us, mean

base-recurring-revenue = { $count ->
    [one] { $count } contract in force
   *[other] { $count } contracts in force
}
base-net-retention = of { $money } a month at the start
base-gross-retention = of { $money } a month at the start
base-revenue-retention = of { $money } the year before
base-logo-churn = { $count ->
    [one] of { $count } client at the start
   *[other] of { $count } clients at the start
}
base-repeat-orders = { $count ->
    [one] of { $count } client with an order
   *[other] of { $count } clients with an order
}
base-referral-share = { $count ->
    [one] of { $count } new client
   *[other] of { $count } new clients
}
base-nps = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
base-csat = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
base-ces = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
base-our-promises = of { $count } due
base-their-promises = of { $count } due
base-warned-ahead = of { $count } late
base-delivered-in-time = of { $count } delivered
base-response-time = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
base-dso = { $money } billed
base-concentration = of { $money } billed
base-lifetime = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}

part-counted = counted
part-owed = owed
part-billed = billed
part-same = unchanged
part-expansion = more
part-contraction = less
part-churned = gone
part-in-time = in time
part-late-warned = late, told ahead
part-late = late
part-lost = lost
part-stayed = stayed
part-repeated = ordered again
part-once = ordered once
part-referred = recommended
part-other-source = came otherwise
part-promoter = promoter
part-passive = passive
part-detractor = detractor
part-satisfied = satisfied
part-unsatisfied = not satisfied

loss-price = price
loss-competition = competition
loss-budget = budget
loss-missing-capability = missing capability
loss-no-decision-maker = no decision-maker
loss-unresponsive = stopped answering
loss-timing = timing
loss-in-house = does it in-house
loss-bankruptcy = bankruptcy
loss-relationship = people fell out
loss-quality = quality
loss-other = another reason
