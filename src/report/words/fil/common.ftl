# Kailangan ng bawat dokumento.

day = { $month ->
    [1] Enero
    [2] Pebrero
    [3] Marso
    [4] Abril
    [5] Mayo
    [6] Hunyo
    [7] Hulyo
    [8] Agosto
    [9] Setyembre
    [10] Oktubre
    [11] Nobyembre
   *[12] Disyembre
} { $day }, { $year }

money = { $currency }{"\u00A0"}{ $amount }

days = { $count ->
    [one] { $count } araw
   *[other] { $count } araw
}

moment = { $day }, { $time }

short-day = { $month ->
    [1] Ene
    [2] Peb
    [3] Mar
    [4] Abr
    [5] May
    [6] Hun
    [7] Hul
    [8] Ago
    [9] Set
    [10] Okt
    [11] Nob
   *[12] Dis
} { $day }, { $year }

overdue = { $count ->
    [one] { $count } araw nang lampas sa takda
   *[other] { $count } araw nang lampas sa takda
}
in-days = { $count ->
    [0] ngayon
    [one] { $count } araw pa
   *[other] { $count } araw pa
}

# Araw na may pangalan.
long-day = { $weekday ->
    [1] Lunes
    [2] Martes
    [3] Miyerkoles
    [4] Huwebes
    [5] Biyernes
    [6] Sabado
   *[7] Linggo
}, { $day }

# Ang huli sa listahan sa loob ng pangungusap.
list-last = { $before } at { $last }
list-others = { $before } at { $count } pang iba

# A length of time, as in “within 90 days”.
span-days = { $count ->
    [one] { $count } araw
   *[other] { $count } araw
}
span-weeks = { $count ->
    [one] { $count } linggo
   *[other] { $count } linggo
}
span-months = { $count ->
    [one] { $count } buwan
   *[other] { $count } buwan
}
span-years = { $count ->
    [one] { $count } taon
   *[other] { $count } taon
}
span-working-days = { $count ->
    [one] { $count } araw ng trabaho
   *[other] { $count } araw ng trabaho
}
span-working-hours = { $count ->
    [one] { $count } oras ng trabaho
   *[other] { $count } oras ng trabaho
}
