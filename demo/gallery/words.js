/**
 * What a publisher might say, in a few languages; in all others the appeal has words of its own. `long` is nobody's
 * language: words that are longer than anyone's.
 */
export const WORDS = {
  en: {
    heading: 'Somebody has to sit through the meeting',
    lead: 'You have read to the end, and that is where we have a small favour to ask.',
    paragraphs: [
      'Most of what you read here began with a person in a cold room, listening. At a committee of four. On the early ferry. Hardly anyone else goes there any more. When nobody does, things are still decided; only quietly.',
      'We have *no owner to please* and no wall to climb. Readers pay for it, and a neighbour without a dollar to spare can read every word, too.',
    ],
    highlight: 'Support us from just {lowest} a month. It takes a minute.',
    role: 'Editor, The Harbour Post',
    impact: 'pays for one evening in the council’s gallery, with notes.',
    goal: 'A second reporter for the council',
  },
  de: {
    heading: 'Irgendjemand muss die Sitzung bis zum Ende aushalten',
    lead: 'Sie haben bis hierher gelesen, und genau hier haben wir eine kleine Bitte.',
    paragraphs: [
      'Das meiste, was Sie bei uns lesen, beginnt mit einem Menschen, der in einem kalten Raum sitzt und zuhört: im Bauausschuss, auf der ersten Fähre, in der Hütte am Slip. Kaum jemand sonst geht noch hin. Geht niemand mehr hin, wird trotzdem entschieden, nur leise.',
      'Wir haben *keinen Eigentümer*, dem wir gefallen müssen, und keine Bezahlschranke. Getragen wird das von Leserinnen und Lesern, damit auch alle anderen jedes Wort lesen können.',
    ],
    highlight: 'Unterstützen Sie uns schon ab {lowest} im Monat. Es dauert eine Minute.',
    role: 'Chefredakteurin, The Harbour Post',
    impact: 'bezahlt einen Abend auf der Tribüne des Stadtrats, mit Notizen.',
    goal: 'Eine zweite Reporterin für den Stadtrat',
  },
  ar: {
    heading: 'لا بدّ أن يبقى أحدٌ في الاجتماع حتى نهايته',
    lead: 'وصلتَ إلى نهاية المقال، وهنا لدينا طلبٌ صغير.',
    paragraphs: [
      'معظم ما تقرؤه هنا يبدأ بشخصٍ يجلس في غرفة باردة ويُصغي: في لجنة من أربعة أعضاء، أو على العبّارة الأولى عند الفجر. قلّما يذهب أحدٌ غيرنا إلى هناك، وحين لا يذهب أحد تُتّخذ القرارات على كل حال، ولكن في صمت.',
      'ليس لدينا *مالكٌ نُرضيه* ولا جدارٌ للدفع. القرّاء هم من يموّلون هذا العمل، كي يتمكّن الجميع من قراءة كل كلمة.',
    ],
    highlight: 'ادعمنا ابتداءً من {lowest} شهريًّا. لن يستغرق الأمر سوى دقيقة.',
    role: 'رئيسة التحرير',
    impact: 'تغطّي أمسية واحدة في شرفة المجلس، مع تدوين الملاحظات.',
    goal: 'مراسلة ثانية للمجلس البلدي',
  },
  ja: {
    heading: '会議を最後まで聞く人が必要です',
    lead: '最後までお読みいただき、ありがとうございます。ここで一つ、小さなお願いがあります。',
    paragraphs: [
      '皆さまがお読みになる記事の多くは、寒い部屋で耳を傾ける一人の記者から始まります。四人だけの委員会、朝一番の渡し船。ほかに足を運ぶ人はほとんどいません。誰も行かなくなっても物事は決まっていきます。ただ、静かに。',
      '私たちには*顔色をうかがう所有者*も、有料の壁もありません。読者の皆さまの支えがあるからこそ、誰もがすべての記事を読むことができます。',
    ],
    highlight: '月々わずか{lowest}から、ご支援いただけます。手続きは一分で終わります。',
    role: '編集長',
    impact: 'で、議会の傍聴一晩分の取材ができます。',
    goal: '市議会に二人目の記者を',
  },
  long: {
    heading: 'Somebodyhastositthroughtheentiremeetingoftheundercommitteeforharbourmatters, und zwar bis zum Schluss',
    lead: 'Unterstützungsmöglichkeitenübersicht: you have read to the end of a very long story indeed, and that is where we have a favour to ask that takes some explaining.',
    paragraphs: [
      'https://example.org/an/address/that/goes/on/and/on/without/a/single/place/where/it/could/be/broken/in/two',
    ],
    highlight:
      'Support us from just {lowest} a month, which is less than what a Donaudampfschifffahrtsgesellschaftskapitän pays for his cap.',
    role: 'Sonderbeauftragte für Angelegenheiten der Leserinnen- und Leserschaftsunterstützung',
    impact: 'bezahlt einen Abend auf der Öffentlichkeitsbeteiligungstribüne des Hafenangelegenheitenunterausschusses.',
    goal: 'Eine zweite Berichterstatterin für den Hafenangelegenheitenunterausschuss',
  },
};

/** Currencies by language; dollars in all others. */
export const CURRENCIES = {de: 'eur', fr: 'eur', es: 'eur', it: 'eur', pt: 'eur', nl: 'eur', ja: 'jpy', long: 'jpy'};
