import { CaretRightOutlined, CloseOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useT } from '../../i18n';
import { Sign } from '../../kit/Sign';
import type { Going } from './useUploads';

interface UploadsProps {
  going: readonly Going[];
  onCancel: (id: number) => void;
  onRetry: (id: number) => void;
}

function State({ of }: { of: Going }) {
  const t = useT();
  if (of.state === 'waiting') return <Sign tone="wait">{t('document.waiting')}</Sign>;
  if (of.state === 'done') return <Sign tone="good">{t('document.uploaded')}</Sign>;
  const why = of.why ?? t('problem.unknown');
  const percent = Math.floor(of.share * 100);
  if (of.state === 'failed') return <Sign tone="bad">{why}</Sign>;
  if (of.state === 'cutOff') return <Sign tone="bad">{t('document.cutOff', { percent, why })}</Sign>;
  if (of.share >= 1 && !of.stall) return <Sign tone="wait">{t('document.checking')}</Sign>;
  return (
    <>
      <Progress percent={percent} size="small" aria-label={t('document.progress', { name: of.name })} />
      {of.stall && <Sign tone="wait">{t(`document.stall.${of.stall}`)}</Sign>}
    </>
  );
}

/** Ways on from where it was cut off. */
function CutOffActs({ of, onCancel, onRetry }: { of: Going } & Pick<UploadsProps, 'onCancel' | 'onRetry'>) {
  const t = useT();
  return (
    <>
      <Button
        size="small"
        icon={<CaretRightOutlined aria-hidden />}
        aria-label={t('document.goOnNamed', { name: of.name })}
        onClick={() => onRetry(of.id)}
      >
        {t('document.goOn')}
      </Button>
      <Button size="small" aria-label={t('document.giveUpNamed', { name: of.name })} onClick={() => onCancel(of.id)}>
        {t('document.giveUp')}
      </Button>
    </>
  );
}

/** The files on their way, each with how far it is and how to stop it or try it again. */
export function Uploads({ going, onCancel, onRetry }: UploadsProps) {
  const t = useT();
  if (going.length === 0) return null;
  return (
    <ul className="uploads" aria-label={t('document.uploads')}>
      {going.map((one) => (
        <li key={one.id}>
          <span className="upload-name">{one.name}</span>
          <span className="upload-state" role="status">
            <State of={one} />
          </span>
          <span className="upload-acts">
            {one.state === 'failed' && !one.final && (
              <Button
                size="small"
                icon={<ReloadOutlined aria-hidden />}
                aria-label={t('document.retryNamed', { name: one.name })}
                onClick={() => onRetry(one.id)}
              >
                {t('common.retry')}
              </Button>
            )}
            {one.state === 'cutOff' ? (
              <CutOffActs of={one} onCancel={onCancel} onRetry={onRetry} />
            ) : (
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t(
                  one.state === 'going' || one.state === 'waiting' ? 'document.cancelNamed' : 'document.clearNamed',
                  { name: one.name },
                )}
                onClick={() => onCancel(one.id)}
              />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
