# What clients owe us.

receivables-title = Receivables
receivables-none = Nobody owes us anything.
receivables-total = owed
receivables-count = invoices
receivables-overdue = overdue
receivables-oldest = oldest
receivables-chaser = who reminds
receivables-step = next step
receivables-step-now = { $step } now
receivables-step-from = { $step } from { $day }
receivables-step-last = { $step } was the last
receivables-last = last reminder
receivables-clients = By client
receivables-invoices = Invoices
receivables-disputed = Disputed, outside the sums
receivables-invoice = invoice
receivables-due = due
receivables-late = late
receivables-open = open
receivables-days = days overdue
receivables-owed = owed
receivables-chart = Ageing, { $currency }
receivables-chart-summary = { $overdue } of { $total } are overdue.
receivables-dso = days of sales, { $currency }
receivables-dso-days = { $days } ({ $sold } billed from { $from } to { $to })
receivables-dso-none = unknown: nothing was billed from { $from } to { $to }

place = where
