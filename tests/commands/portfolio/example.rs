//! The portfolio of the example agency.

use crate::harness::Ledger;

#[test]
fn the_portfolio_of_the_example() {
    Ledger::example("agency").run(["portfolio", "--period", "2026-Q1"]).prints(
        r"Portfolio 2026-Q1: 1 January 2026 to 2 March 2026

figure                                         value  base                                   records  time
recurring revenue a month, GBP          GBP 1,250.50  1 contract in force                          1  2 Mar 2026
recurring revenue a month, PHP            PHP 40,000  1 contract in force                          1  2 Mar 2026
recurring revenue a month, RUB         RUB 1,863,000  8 contracts in force                         8  2 Mar 2026
net revenue retention, GBP                      100%  of GBP 1,250.50 a month at the start         1  1 Jan 2026 – 2 Mar 2026
gross revenue retention, GBP                    100%  of GBP 1,250.50 a month at the start         1  1 Jan 2026 – 2 Mar 2026
net revenue retention, PHP                      100%  of PHP 40,000 a month at the start           1  1 Jan 2026 – 2 Mar 2026
gross revenue retention, PHP                    100%  of PHP 40,000 a month at the start           1  1 Jan 2026 – 2 Mar 2026
net revenue retention, RUB                      100%  of RUB 1,863,000 a month at the start        8  1 Jan 2026 – 2 Mar 2026
gross revenue retention, RUB                    100%  of RUB 1,863,000 a month at the start        8  1 Jan 2026 – 2 Mar 2026
clients lost                                      0%  of 14 clients at the start                  14  1 Jan 2026 – 2 Mar 2026
clients who order again                        18.2%  of 11 clients with an order                 13  2 Mar 2026
new clients by recommendation                      –  of 0 new clients                             0  1 Jan 2026 – 2 Mar 2026
NPS                                                –  2 answers, 5 are needed                      2  1 Jan 2026 – 2 Mar 2026
CSAT                                               –  0 answers, 5 are needed                      0  1 Jan 2026 – 2 Mar 2026
CES                                                –  1 answer, 5 are needed                       1  1 Jan 2026 – 2 Mar 2026
our promises kept in time                      64.3%  of 14 due                                   14  1 Jan 2026 – 2 Mar 2026
their promises kept in time                    14.3%  of 7 due                                     7  1 Jan 2026 – 2 Mar 2026
our slips told ahead                             60%  of 5 late                                    5  1 Jan 2026 – 2 Mar 2026
projects delivered in time                      100%  of 1 delivered                               1  1 Jan 2026 – 2 Mar 2026
time to answer, median          under 1 working hour  4 answers                                    4  1 Jan 2026 – 2 Mar 2026
days of sales owed, PHP                    37.4 days  PHP 40,000 billed                            2  1 Jan 2026 – 2 Mar 2026
days of sales owed, RUB                    37.7 days  RUB 5,480,000 billed                        13  1 Jan 2026 – 2 Mar 2026
largest client's part, GBP                      100%  of GBP 1,250.50 billed                       1  3 Mar 2025 – 2 Mar 2026
largest client's part, PHP                       87%  of PHP 92,000 billed                         3  3 Mar 2025 – 2 Mar 2026
largest client's part, RUB                       34%  of RUB 7,228,000 billed                     15  3 Mar 2025 – 2 Mar 2026
time with us, mean                       19.9 months  15 clients                                  15  2 Mar 2026

Recurring revenue a month, GBP
day                   GBP
30 Apr 2025         GBP 0
31 May 2025         GBP 0
30 Jun 2025         GBP 0
31 Jul 2025         GBP 0
31 Aug 2025         GBP 0
30 Sep 2025         GBP 0
31 Oct 2025  GBP 1,250.50
30 Nov 2025  GBP 1,250.50
31 Dec 2025  GBP 1,250.50
31 Jan 2026  GBP 1,250.50
28 Feb 2026  GBP 1,250.50
2 Mar 2026   GBP 1,250.50

Recurring revenue a month, PHP
day                 PHP
30 Apr 2025       PHP 0
31 May 2025       PHP 0
30 Jun 2025       PHP 0
31 Jul 2025       PHP 0
31 Aug 2025       PHP 0
30 Sep 2025  PHP 40,000
31 Oct 2025  PHP 40,000
30 Nov 2025  PHP 40,000
31 Dec 2025  PHP 40,000
31 Jan 2026  PHP 40,000
28 Feb 2026  PHP 40,000
2 Mar 2026   PHP 40,000

Recurring revenue a month, RUB
day                    RUB
30 Apr 2025  RUB 1,558,000
31 May 2025  RUB 1,558,000
30 Jun 2025  RUB 1,768,000
31 Jul 2025  RUB 1,768,000
31 Aug 2025  RUB 1,768,000
30 Sep 2025  RUB 1,948,000
31 Oct 2025  RUB 1,973,000
30 Nov 2025  RUB 1,863,000
31 Dec 2025  RUB 1,863,000
31 Jan 2026  RUB 1,863,000
28 Feb 2026  RUB 1,863,000
2 Mar 2026   RUB 1,863,000

Health

green                       9
amber                       4
red                         1
unknown                     0
a month from red clients    RUB 240,000
a month from amber clients  RUB 1,110,000

Moved since the period began:

- Балтика Инструмент: 68 (amber) → 86 (green)
- Ладога Бетон: 83 (green) → 66 (amber)
- Kakanin ni Lola Pacing: 75 (green) → 92 (green)
- Мебельград: 60 (amber) → 50 (red)
- Издательство «Невская печать»: 38 (red) → 91 (green)
- ГК «Новый Берег»: 91 (green) → 73 (amber)
- Сакура Бокс: 54 (amber) → 69 (amber)
- Завод «Вишера-Насос»: 83 (green) → 71 (amber)
- Wren & Alder: 38 (red) → 96 (green)

Renewals

within 30 days  1, 1 undecided; at stake: RUB 10,800,000
within 60 days  3, 3 undecided; at stake: RUB 12,920,000
within 90 days  6, 5 undecided; at stake: RUB 20,280,000

What is owed

Ageing, PHP
days overdue                PHP
not due                   PHP 0
1–30 days         PHP 24,499.50  ████████████████
31–60 days                PHP 0
61–90 days                PHP 0
91 days and more          PHP 0

Ageing, RUB
days overdue                RUB
not due           RUB 2,820,000  ████████████████
1–30 days            RUB 90,000  ▌
31–60 days                RUB 0
61–90 days                RUB 0
91 days and more    RUB 480,000  ██▊

Concentration over 12 months

- Wren & Alder: 100% (GBP 1,250.50), red
- Klinika Bituin: 87% (PHP 80,000), red
- ГК «Новый Берег»: 34% (RUB 2,460,000), red
- Балтика Инструмент: 25.7% (RUB 1,860,000), amber

Load

member           grade   clients  weight  load  projects  talks a month         recurring a month  away                                             limit
Vera Lindholm    head          1  1 of 5   20%   0 of 15              1               RUB 180,000
Anna Orlova      senior        5  6 of 5  120%   0 of 15           10.6             RUB 1,225,000  from 4 May 2026 to 15 May 2026, grace stands in  over the limit
Boris Veltman    middle        3  3 of 4   75%   0 of 15           12.5               RUB 368,000
Grace Villaflor  senior        2  2 of 5   40%   0 of 15            2.5                PHP 40,000  from 2 Apr 2026 to 3 Apr 2026, jomar stands in
Лев Самарин      junior        2  2 of 3   67%   0 of 15            3.6  GBP 1,250.50, RUB 90,000  now, until 6 Mar 2026, boris stands in
Тимур Ахунов     senior        0  0 of 5    0%   5 of 15              0
Jomar dela Peña  middle        0  0 of 4    0%   2 of 15              0

Completeness: the least complete

client         written  missing                                                                                               where
lola-pacing        50%  profile.legal_name, profile.size, profile.backup, profile.buyers, profile.processes, profile.summary  clients/cebu/shops/lola-pacing.toml:5
kit-park           58%  profile.legal_name, profile.size, profile.backup, profile.processes, profile.summary                  clients/kit-park.toml:5
kofe-na-uglu       67%  profile.legal_name, profile.size, profile.backup, profile.processes                                   clients/kofe-na-uglu.toml:6
vishera-nasos      71%  profile.backup, profile.summary, communication.urgent, forces, goals                                  clients/vishera-nasos.toml:6
ladoga-beton       75%  profile.size, profile.processes, profile.summary                                                      clients/ladoga-beton.toml:3
ladoga-group       83%  profile.backup, profile.processes                                                                     clients/ladoga-group.toml:5
nevsky-print       83%  profile.processes, profile.summary                                                                    clients/nevsky-print.toml:5
sakura-box         83%  profile.backup, profile.summary                                                                       clients/sakura-box.toml:3
vektor             83%  profile.processes, profile.summary                                                                    clients/vektor.toml:6
wren-alder         83%  profile.processes, profile.summary                                                                    clients/international/wren-alder.toml:3

Not looked at for too long

client              goals  forces  people   longest
novyy-bereg             1       0       2  825 days
vektor                  0       0       1  755 days
baltika-instrument      0       1       1  551 days
ladoga-group            0       0       2  324 days
kit-park                0       0       1  321 days
kofe-na-uglu            0       1       0  121 days
mebel-grad              1       0       0   28 days
klinika-bituin          0       0       1    2 days

Every figure states its time, its base and how many records it rests on; --rows lists them. Currencies are never added.

    folio health --why",
    );
}
