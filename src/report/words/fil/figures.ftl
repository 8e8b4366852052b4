# Ginagamit ng lahat ng ulat na may bilang.

percent = { $number }%

client = kliyente
manager = tagapamahala
why = bakit
day-column = araw
amount-column = halaga
next-column = susunod

ago = { $count ->
    [0] ngayong araw
    [one] { $count } araw na ang nakalipas
   *[other] { $count } araw na ang nakalipas
}

every-days = { $count ->
    [1] araw-araw
   *[other] tuwing { $count } araw
}
every-weeks = { $count ->
    [1] linggo-linggo
   *[other] tuwing { $count } linggo
}
every-months = { $count ->
    [1] buwan-buwan
   *[other] tuwing { $count } buwan
}
every-years = { $count ->
    [1] taon-taon
   *[other] tuwing { $count } taon
}
every-working-days = { $count ->
    [1] bawat araw ng trabaho
   *[other] tuwing { $count } araw ng trabaho
}
every-working-hours = { $count ->
    [1] bawat oras ng trabaho
   *[other] tuwing { $count } oras ng trabaho
}

# Gaano karaming trabaho.
work-days = { $count ->
   *[other] { $count } araw ng trabaho
}
work-weeks = { $count ->
   *[other] { $count } linggo ng trabaho
}
work-months = { $count ->
   *[other] { $count } buwan ng trabaho
}
work-years = { $count ->
   *[other] { $count } taon ng trabaho
}
work-working-days = { $count ->
   *[other] { $count } araw ng trabaho
}
work-working-hours = { $count ->
   *[other] { $count } oras ng trabaho
}

renewal-undecided = hindi pa napagpapasyahan
renewal-renew = i-renew
renewal-renegotiate = i-renew sa ibang kondisyon
renewal-exit = umalis
renewal-let-lapse = hayaang mapaso

chaser-account = account manager
chaser-accounting = accounting
chaser-head = pinuno

ageing-current = hindi pa takda
ageing-1-30 = 1–30 araw
ageing-31-60 = 31–60 araw
ageing-61-90 = 61–90 araw
ageing-91 = 91 araw pataas

# Mga hakbang kapag walang sarili ang folio.toml; ang sarili ay nakasulat kung paano naroon.
step-remind = magpaalala
step-call = tumawag
step-letter = sumulat
step-escalate = sabihin sa pinuno
