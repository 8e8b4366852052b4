# The words of the choices in a client's file.

role-decision-maker = decides
role-economic-buyer = holds the purse
role-approver = approves
role-sponsor = sponsor
role-champion = champion
role-coach = coach
role-user = user
role-technical-evaluator = technical evaluator
role-influencer = influencer
role-gatekeeper = gatekeeper
role-procurement = procurement
role-legal = legal
role-billing = billing
role-day-to-day = day to day
role-blocker = blocker

engagement-unaware = unaware
engagement-resistant = resistant
engagement-neutral = neutral
engagement-supportive = supportive
engagement-leading = leading

quadrant-manage-closely = Manage closely
quadrant-keep-satisfied = Keep satisfied
quadrant-keep-informed = Keep informed
quadrant-monitor = Monitor

kind-meeting = meeting
kind-call = call
kind-video = video call
kind-email = e-mail
kind-message = message
kind-visit = visit
kind-event = event
kind-review = review
kind-report = report
kind-document = document
kind-gift = gift
kind-training = training
kind-escalation = escalation
kind-note = note

goal-state-unknown = unknown
goal-state-hypothesis = hypothesis
goal-state-confirmed = confirmed
goal-state-revised = revised
goal-state-achieved = achieved
goal-state-abandoned = abandoned

alignment-advances = advances the goal
alignment-neutral = neutral to the goal
alignment-detracts = draws away from the goal
alignment-harmful = harms the goal
alignment-unknown = not weighed yet

decision-pending = pending
decision-accepted = accepted
decision-deferred = deferred
decision-declined = declined
decision-converted = turned into something else

project-status-planned = planned
project-status-active = under way
project-status-on-hold = on hold
project-status-done = done
project-status-cancelled = cancelled

light-green = green
light-amber = amber
light-red = red

direction-supplier = suppliers
direction-customer = the client's customers
direction-competitor = competitors
direction-substitute = substitutes
direction-internal = inside
direction-new-entrant = new entrants
direction-regulation = regulation
direction-technology = technology
direction-economy = economy
direction-other = other

impact-positive = good for the client
impact-negative = bad for the client
impact-mixed = good and bad for the client
impact-unknown = effect unclear

severity-low = low
severity-medium = medium
severity-high = high
severity-critical = critical

contract-kind-msa = framework contract
contract-kind-sow = statement of work
contract-kind-addendum = addendum
contract-kind-change-order = change order
contract-kind-nda = non-disclosure agreement
contract-kind-dpa = data processing agreement
contract-kind-sla = service level agreement
contract-kind-license = licence

contract-state-draft = draft
contract-state-negotiating = in negotiation
contract-state-sent = sent
contract-state-awaiting-signature = awaiting signature
contract-state-active = in force
contract-state-expired = expired
contract-state-terminated = terminated
contract-state-superseded = superseded

period-monthly = a month
period-quarterly = a quarter
period-yearly = a year

handover-kind-sales-to-account = from sales to account management
handover-kind-account-to-account = from one manager to another
handover-kind-cover = cover
handover-kind-return = back from cover

invoice-status-open = open
invoice-status-partly-paid = partly paid
invoice-status-partly-paid-overdue = partly paid, overdue
invoice-status-paid = paid
invoice-status-overdue = overdue
invoice-status-disputed = disputed

confidentiality-normal = Nothing is confidential beyond the usual.
confidentiality-nda = A confidentiality agreement is in force: tell nothing outside the firm.
confidentiality-restricted = Restricted: only the team of this client may know.
