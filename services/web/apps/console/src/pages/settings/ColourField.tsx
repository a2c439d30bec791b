import { contrast } from '@zhibu/tokens';
import { Button, Form, Input } from 'antd';
import { useI18n } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { COLOURS, LEAST_CONTRAST, readable } from './values';

const FORM = /^#[0-9a-f]{6}$/i;

interface ColourInputProps {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
}

function Preview({ colour, onNearest }: { colour: string; onNearest: (colour: string) => void }) {
  const { t, locale } = useI18n();
  const ratio = contrast(colour, '#ffffff');
  const good = ratio >= LEAST_CONTRAST;
  const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(
    Math.floor(ratio * 10) / 10,
  );
  return (
    <div className="colour-preview" aria-live="polite">
      <span className="colour-sample" style={{ background: colour }}>
        {good && t('settings.sample')}
      </span>
      <Sign tone={good ? 'good' : 'bad'}>
        {t(good ? 'settings.contrastGood' : 'settings.contrastBad', { ratio: shown })}
      </Sign>
      {!good && (
        <Button size="small" onClick={() => onNearest(readable(colour))}>
          {t('settings.nearest', { colour: readable(colour) })}
        </Button>
      )}
    </div>
  );
}

function ColourInput({ value = '', onChange, id }: ColourInputProps) {
  const { t } = useI18n();
  const valid = FORM.test(value);
  return (
    <div className="colour">
      <div className="colour-row">
        <input
          type="color"
          className="colour-well"
          aria-label={t('settings.colourWell')}
          value={valid ? value.toLowerCase() : '#000000'}
          onChange={(event) => onChange?.(event.target.value)}
        />
        <Input
          {...(id && { id })}
          className="colour-text code"
          value={value}
          maxLength={7}
          onChange={(event) => onChange?.(event.target.value)}
        />
        <fieldset className="swatches">
          <legend className="sr">{t('settings.swatches')}</legend>
          {COLOURS.map((colour) => (
            <button
              key={colour}
              type="button"
              className="swatch"
              style={{ background: colour }}
              aria-label={colour}
              aria-pressed={colour === value.toLowerCase()}
              onClick={() => onChange?.(colour)}
            />
          ))}
        </fieldset>
      </div>
      {valid && <Preview colour={value} onNearest={(next) => onChange?.(next)} />}
    </div>
  );
}

/** The organisation's colour, which may only be one that white text can be read on. */
export function ColourField() {
  const { t } = useI18n();
  const check = (_: unknown, value: string) => {
    if (!FORM.test(value)) return Promise.reject(new Error(t('settings.colourForm')));
    return contrast(value, '#ffffff') >= LEAST_CONTRAST
      ? Promise.resolve()
      : Promise.reject(new Error(t('settings.colourPale')));
  };
  return (
    <Form.Item
      name="colour"
      label={t('settings.colour')}
      extra={t('settings.colourHelp')}
      rules={[{ validator: check }]}
    >
      <ColourInput />
    </Form.Item>
  );
}
