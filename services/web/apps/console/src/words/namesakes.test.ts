import { expect, it } from 'vitest';
import { currentT } from '../i18n';
import { toldApart } from './namesakes';

const people = [
  { name: '张伟', gender: '女', born: 1980 },
  { name: '李娜', gender: '女', born: 1991 },
  { name: '张伟', gender: '男', born: null },
];

it('tells people of one name apart, and nobody else', () => {
  const labels = toldApart(
    currentT(),
    people,
    (one) => one.name,
    (one) => [one.gender, one.born],
  );
  expect(labels).toEqual(['张伟（女、1980）', '李娜', '张伟（男）']);
});

it('says the name alone where nothing that is known differs', () => {
  expect(
    toldApart(
      currentT(),
      people,
      (one) => one.name,
      () => ['正式党员'],
    ),
  ).toEqual(['张伟', '李娜', '张伟']);
});
