import { describe, expect, it } from 'vitest';
import { detectDelimiter, separatorLine } from '../../src/roster/source/csv/delimiter.ts';

const lines = (...rows: readonly string[]): string => `${rows.join('\r\n')}\r\n`;

describe('detectDelimiter', () => {
  it.each<[string, string, string]>([
    ['commas', lines('Naam,E-mail', 'Jan,jan@voorbeeld.example'), ','],
    ['semicolons', lines('Naam;E-mail', 'Jan;jan@voorbeeld.example'), ';'],
    ['tabs', lines('Naam\tE-mail', 'Jan\tjan@voorbeeld.example'), '\t'],
    ['pipes', lines('Naam|E-mail', 'Jan|jan@voorbeeld.example'), '|'],
    ['colons', lines('Naam:E-mail', 'Jan:jan@voorbeeld.example'), ':'],
    ['a header alone', 'ref,name,email', ','],
    [
      'a heading that says "Achternaam, Voornaam"',
      lines('Achternaam, Voornaam;E-mail', 'Jansen, Piet;piet@voorbeeld.example'),
      ';',
    ],
    [
      'a heading with a comma over cells with commas',
      lines(
        'Nr;Achternaam, Voornaam;Leidinggevende;FTE',
        '1;Jansen, Piet;Visser, Daan;0,8',
        '2;Bakker, Eva;Visser, Daan;1,0',
      ),
      ';',
    ],
    [
      'decimal commas in every row',
      lines('Nr;Uren;FTE', '1;36,5;0,9', '2;20,5;0,5', '3;36,5;0,9'),
      ';',
    ],
    [
      'lists with semicolons in a column',
      lines('Naam,Groepen', 'Jan,a;b;c;d', 'Eva,b;c;d;e', 'Piet,a;c;d;e'),
      ',',
    ],
    [
      'quoted cells full of the other delimiter',
      lines('a;b', '"1,2,3,4";x', '"1,2,3,4";y', '"1,2,3,4";z'),
      ';',
    ],
    ['quoted line breaks', lines('a,b,c', '"1;\r\n2;\r\n3",x,y', '"1;\r\n2;\r\n3",x,y'), ','],
    ['times', lines('Naam,Begin,Einde', 'Jan,09:00:00,17:00:00', 'Eva,09:00:00,17:00:00'), ','],
    [
      'title rows',
      lines(
        'Personeelslijst, december 2026',
        '',
        'Nr;Naam;E-mail',
        '1;Jan;j@x.example',
        '2;Eva;e@x.example',
      ),
      ';',
    ],
    ['ragged rows', lines('a,b,c', '1,2', '1,2,3', '1,2,3,4', '1,2,3'), ','],
    ['a space after each delimiter', lines('naam, e-mail', 'Jan, j@x.example'), ','],
    ['a totals row', lines('a;b;c', '1;2;3', '1;2;3', 'Totaal, 2'), ';'],
  ])('finds %s', (_, text, delimiter) => {
    expect(detectDelimiter(text, true)).toBe(delimiter);
  });

  it.each<[string, string]>([
    ['words', lines('E-mail', 'jan@voorbeeld.example')],
    ['names with a comma', lines('Naam', 'Jansen, Piet', 'Bakker, Eva')],
    ['times', lines('Begin', '09:00', '10:00')],
  ])('gives a file of one column with %s a delimiter that it does not hold', (_, text) => {
    expect(text).not.toContain(detectDelimiter(text, true));
  });

  it('does not look at a record that the sample cuts', () => {
    expect(detectDelimiter('a;b\r\n1;2\r\n3;"4,5,6,7,8,9', false)).toBe(';');
  });
});

describe('separatorLine', () => {
  it.each([
    ['sep=;\r\na;b', ';', 'sep=;\r\n'],
    ['sep=,\na,b', ',', 'sep=,\n'],
    ['SEP=\t\ra\tb', '\t', 'SEP=\t\r'],
    ['"sep=;"\r\na;b', ';', '"sep=;"\r\n'],
    ['sep=|', '|', 'sep=|'],
  ])('reads %j', (text, delimiter, line) => {
    expect(separatorLine(text)).toEqual({ delimiter, line });
  });

  it.each(['sep=;;\r\n', 'sep=\r\na', 'separator;x', 'a;sep=;\n', 'sep=;x\n'])(
    'takes %j for a row',
    (text) => {
      expect(separatorLine(text)).toBeNull();
    },
  );
});
