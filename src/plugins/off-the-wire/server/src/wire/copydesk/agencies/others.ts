import type { Agency } from './agency';

/** Agencies of which we know no more than how they are written. */
export const others: readonly Agency[] = (
  [
    ['Kyodo', ['Kyodo', 'Kyodo News', 'Jiji-Kyodo', '共同通信'], 'Kyodo; wire-formats 1.2'],
    ['TASS', ['TASS', 'ITAR-TASS', 'ТАСС'], 'wire-formats 1.2 [K]'],
    ['IANS', ['IANS', 'Indo-Asian News Service'], 'wire-formats 1.2 [K]'],
    ['ANI', ['ANI', 'Asian News International'], 'Indian portals'],
    ['AAP', ['AAP', 'Australian Associated Press'], 'AAP; wire-formats 1.2'],
    ['CP', ['CP', 'The Canadian Press', 'Canadian Press', 'La Presse Canadienne'], 'CP; wire-formats 2.3'],
    ['PA', ['PA', 'PA Media', 'Press Association'], 'PA; wire-formats 2.3'],
    ['EFE', ['EFE', 'Agencia EFE', 'efe.com'], 'EFE; wire-formats 2.3'],
    ['ANSA', ['ANSA', 'ansa.it'], 'ANSA; wire-formats 2.5'],
    ['APA', ['APA', 'Austria Presse Agentur'], 'Austrian papers'],
    ['NTB', ['NTB'], 'NTB; wire-formats 2.3'],
    ['STT', ['STT', 'STT-Lehtikuva', 'stt.fi'], 'STT; wire-formats 1.1'],
    ['TT', ['TT', 'TT Nyhetsbyrån'], 'TT; wire-formats 2.6'],
    ['UPI', ['UPI', 'United Press International'], 'US papers'],
    ['RIA Novosti', ['RIA Novosti', 'РИА Новости'], 'Russian portals'],
    ['Interfax', ['Interfax', 'Интерфакс'], 'Russian portals'],
    ['Bernama', ['Bernama'], 'Malaysian portals'],
    ['Antara', ['Antara'], 'Indonesian portals'],
    ['CNA', ['CNA', 'Central News Agency'], 'Taiwanese portals'],
    ['KCNA', ['KCNA', 'Korean Central News Agency'], 'KCNA'],
    ['VNA', ['VNA', 'Vietnam News Agency'], 'Vietnamese portals'],
    ['SPA', ['SPA', 'Saudi Press Agency'], 'Saudi portals'],
    ['WAM', ['WAM', 'Emirates News Agency'], 'Emirates portals'],
    ['Anadolu', ['AA', 'Anadolu', 'Anadolu Agency'], 'Turkish portals'],
    ['Lusa', ['Lusa'], 'Portuguese papers'],
    ['Belga', ['Belga', 'belga.be', 'www.belga.be'], 'Belgian papers'],
    ['KEYSTONE-SDA', ['KEYSTONE-SDA', 'Keystone-SDA-ATS', 'SDA', 'keystone-sda.ch'], 'Swiss papers'],
    ['Ritzau', ['Ritzau', 'Ritzaus Bureau', 'ritzau.dk'], 'Danish papers'],
    ['ANP', ['ANP'], 'Dutch papers'],
  ] as const
).map(([name, spellings, seen]) => ({ name, spellings, seen, series: [] }));
