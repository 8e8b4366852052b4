//! The document in another language, and as programs get it.

use crate::harness::Ledger;

#[test]
fn the_document_can_be_read_in_filipino_and_by_programs() {
    Ledger::example("agency")
        .run(["handover", "klinika", "--format", "md"])
        .prints(
            r#"# Klinika Bituin: paglilipat

- **Nagpapasa**: Grace Villaflor
- **Petsa**: Marso 2, 2026
- **Yugto**: Delivery, mula Oktubre 20, 2025
- **Kalusugan**: 91 (berde)
- **Pakiramdam**: dilaw: Gusto nila kami, pero si Doc Ramon ay hindi pa kumbinsido
- **Pangkat**: Jomar dela Peña

Mabait, maingat, mabagal magbayad. Ang kuwaderno ang tunay na kalaban.

May bisa ang kasunduan sa pagiging kumpidensiyal: walang sasabihin sa labas ng kompanya.

## Ang pinagdaanan

* Oktubre 20, 2025, Delivery
* Setyembre 1, 2025, Onboarding
* Agosto 18, 2025, Contracting
* Agosto 4, 2025, Proposal
* Hulyo 14, 2025, Lead: Nagkita sa health fair

## Mga kontrata

- KB-2025-01, Iskedyul online at suporta: pangunahing kontrata, may bisa, PHP 40,000 kada buwan, hanggang Agosto 31, 2026
- KB-DPA, Datos ng pasyente: kasunduan sa personal na datos, may bisa

## Mga napagkasunduan sa salita

* 10% na diskuwento sa unang taon

## Mga layunin

- Kalahati ng mga appointment ay online, at isa lang sa sampu ang hindi dumarating (kumpirmado, hanggang Hunyo 30, 2026)
  - hindi dumating, %: 17 ngayon, mula 26 hanggang 10
  - Hanggang Disyembre 9, 2025, ito ay “Kalahati ng mga appointment ay online”; binago dahil: Walang silbi ang online kung hindi naman dumarating; idinagdag ang no-show
  - Ang inilapit nila: “Gusto namin ng website na parang sa mall”
  - Masasabing tapos kapag: Walang pila bago mag-alas-otso
- Sukatan ng kliyente sa sarili: appointment online; hindi dumating (no-show); haba ng pila

## Mga tao

* Liza Montejo, Tagapamahala ng klinika (kausap araw-araw, tagapagtanggol natin): nangunguna
  * Pananagutan: pila na mas maikli sa 40 minuto
  * Bakit gustong magtagumpay: makauwi nang alas-sais
  * Bakit baka ayaw: masisi kapag nagkamali ang sistema sa iskedyul
* Dr. Ramon Escaño, May-ari at punong doktor (nagpapasya, may hawak ng badyet): walang kinikilingan → sumusuporta
  * Dumidiin: ang kapatid niyang may bahagi sa klinika
  * Bakit gustong magtagumpay: klinikang maipapamana sa anak
  * Bakit baka ayaw: ikatlong sistema na hindi gagamitin
  * Mag-ingat: huwag ikumpara sa klinika sa mall
  * Hinihingi: “Kalahati ng mga appointment ay online, at isa lang sa sampu ang hindi dumarating”: huwag mawala ang kuwaderno
* Joy Abella, Punong resepsyonista (gumagamit, nakakaimpluwensiya): tutol → sumusuporta
  * Bakit baka ayaw: mawalan ng trabaho kapag wala nang kuwaderno
  * Hinihingi: “Kalahati ng mga appointment ay online, at isa lang sa sampu ang hindi dumarating”: resepsyon pa rin ang huling salita sa iskedyul
* Nilo Yap, Accountant, kada Biyernes lang (tagabayad ng bill): walang kinikilingan

## Ipinangako natin

- Bukas ang iskedyul sa ikalawang sangay: hanggang Marso 27, 2026, Jomar dela Peña

## Ipinangako nila

* Mga litrato ng mga doktor: hanggang Pebrero 20, 2026, Liza Montejo, 10 araw nang lampas sa takda

## Mga nakabinbin

- Paalala sa SMS sa Bisaya (Liza Montejo): palapit sa layunin; tinanggap; naihatid noong Pebrero 23, 2026; hindi pa nasasabi sa kliyente
- Invoice CC-2026/07: PHP 24,499.50 ang hindi pa bayad, hanggang Pebrero 14, 2026, 16 araw nang lampas sa takda, account manager ang nagpapaalala
- Dokumentong pansara para sa 2026-02 (KB-2025-01): ilalabas pa
- Resulta ng laboratoryo online: Hindi na babalik ang pasyente para lang sa papel: 70 na biyahe kada araw
  - Susunod: Sagutin ang tanong ni Doc Ramon sa presyo (Marso 2, 2026)

## Mga panganib

* dalawang sistema na ang binili at hindi ginamit
* Tutol sa trabaho natin si Joy Abella
* Lampas na sa takda ang invoice CC-2026/07

## Mga petsa sa loob ng 90 araw

- Marso 2, 2026: pulong: Lingguhang miting sa Mactan
- Marso 2, 2026: susunod na hakbang: Resulta ng laboratoryo online: Sagutin ang tanong ni Doc Ramon sa presyo
- Marso 11, 2026: repasuhin ang kasunduan sa pag-uusap
- Marso 14, 2026: kaarawan: Liza Montejo
- Marso 23, 2026: balikan ang layunin: Kalahati ng mga appointment ay online, at isa lang sa sampu ang hindi dumarating
- Marso 27, 2026: pangako natin: Bukas ang iskedyul sa ikalawang sangay
- Marso 27, 2026: yugto: Iskedyul online: Dalawang sangay
- Abril 17, 2026: yugto: Iskedyul online

## Listahan ng gagawin

* ☐ Napag-usapan na ang mga layunin, plano at gawain
* ☐ Naikuwento na ang mga napagkasunduan sa salita
* ☐ Nakilala na ang mga tao: sino ang nagpapasya, ano ang dapat pag-ingatan
* ☐ Nakuha na ang mga bukas na pangako at petsa
* ☐ Bukas na ang mga file, tracker at email
* ☐ Nasabi na sa kliyente kung sino ang papalit at kailan
* ☐ Naipakilala na nang personal sa kliyente

## Pagkilala

Nabasa ko na ito at tinatanggap ko ang kliyente.\
\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_, petsa \_\_\_\_\_\_\_\_\_\_\_\_, pirma \_\_\_\_\_\_\_\_\_\_\_\_"#,
        )
        .run(["handover", "klinika", "--to", "boris", "--format", "jsonl"])
        .succeeds()
        .shows("\"passing\":{\"from\":\"Grace Villaflor\",\"to\":\"Boris Veltman\",\"kind\":\"account-to-account\",\"until\":null,\"reason\":null}")
        .shows("\"commit\":\"<commit>\"");
}
