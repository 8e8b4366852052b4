# Ang utang sa atin ng mga kliyente.

receivables-title = Mga sisingilin
receivables-none = Walang may utang sa atin.
receivables-total = utang
receivables-count = invoice
receivables-overdue = lampas sa takda
receivables-oldest = pinakaluma
receivables-chaser = sino ang nagpapaalala
receivables-step = susunod na hakbang
receivables-step-now = { $step } na ngayon
receivables-step-from = { $step } mula { $day }
receivables-step-last = huling hakbang: { $step }
receivables-last = huling paalala
receivables-clients = Ayon sa kliyente
receivables-invoices = Mga invoice
receivables-disputed = Pinagtatalunan, hindi kasama sa suma
receivables-invoice = invoice
receivables-due = takda
receivables-late = pagkahuli
receivables-open = natitira
receivables-days = araw na lampas
receivables-owed = utang
receivables-chart = Utang ayon sa tagal, { $currency }
receivables-chart-summary = { $overdue } sa { $total } ang lampas sa takda.
receivables-dso = araw ng benta na sisingilin pa, { $currency }
receivables-dso-days = { $days } ({ $sold } ang siningil mula { $from } hanggang { $to })
receivables-dso-none = hindi alam: walang siningil mula { $from } hanggang { $to }

place = saan
