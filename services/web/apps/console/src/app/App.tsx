import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { applyBrand } from '@zhibu/tokens';
import { App as AntApp, ConfigProvider } from 'antd';
import { type ReactNode, useEffect, useMemo } from 'react';
import { queryClient } from '../api/client';
import { session } from '../api/identity';
import { useI18n } from '../i18n';
import { closedRouter, platformRouter, router } from '../router';
import { accentOn } from './accent';
import { boot, isClosed, isPlatform } from './boot';
import { antdLocale } from './locale';
import { NONCE } from './nonce';
import { useLook } from './preferences';
import { antdTheme, DEFAULT_BRAND } from './theme';

const CSP = { nonce: NONCE };
/** How many messages are in sight; on a phone there is room for one. */
const FEW = { maxCount: 3 };
const LATEST = { maxCount: 1 };

function Themed({ children }: { children: ReactNode }) {
  const look = useLook();
  const { locale } = useI18n();
  // The root route fetches the session; here it is only looked at.
  const { data } = useQuery({ ...session(), enabled: false });
  const brand = data?.tenant.colour ?? DEFAULT_BRAND;
  const theme = useMemo(() => antdTheme(look, brand), [look, brand]);
  useEffect(() => {
    applyBrand(brand);
    document.documentElement.style.setProperty('--brand-text', accentOn(brand, look.dark).accent);
  }, [brand, look.dark]);
  return (
    <ConfigProvider theme={theme} locale={antdLocale(locale)} csp={CSP} button={{ autoInsertSpace: false }}>
      <AntApp component={false} message={look.narrow ? LATEST : FEW}>
        {children}
      </AntApp>
    </ConfigProvider>
  );
}

function Pages() {
  if (isPlatform(boot)) return <RouterProvider router={platformRouter as never} />;
  if (isClosed(boot)) return <RouterProvider router={closedRouter as never} />;
  return <RouterProvider router={router} />;
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Themed>
        <Pages />
      </Themed>
    </QueryClientProvider>
  );
}
