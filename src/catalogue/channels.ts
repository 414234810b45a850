/** Channels of a realtime server and listeners of a session, which detectors find by their shape. */
import type { Protocol } from './schema.js';

/** Events that only such a channel has. */
export const realtimeEvents: readonly string[] = ['postgres_changes', 'broadcast', 'presence'];

/** Stays subscribed until it is removed from its client. */
export const realtimeChannel: Protocol = {
  id: 'packages/realtime-channel',
  family: 'subscription',
  kind: 'subscription',
  noun: 'channel',
  keeps: 'its callback and all that it captures',
  acquire: [
    { method: 'channel', on: { from: '@supabase/supabase-js', name: 'SupabaseClient' } },
  ],
  ends: 'never',
  release: [{ method: 'unsubscribe', async: true }, { call: { from: '@supabase/supabase-js', name: 'SupabaseClient.removeChannel' }, argument: 0 }],
  evidence: 'https://supabase.com/docs/reference/javascript/removechannel',
  examples: {
    leak: `import { createClient } from '@supabase/supabase-js';
import { useEffect } from 'react';

const client = createClient('https://prices.example', 'key');

export function usePrices(show: () => void): void {
  useEffect(() => {
    client.channel('prices').on('postgres_changes', { event: '*', schema: 'public' }, () => show()).subscribe();
  }, [show]);
}
`,
    clean: `import { createClient } from '@supabase/supabase-js';
import { useEffect } from 'react';

const client = createClient('https://prices.example', 'key');

export function usePrices(show: () => void): void {
  useEffect(() => {
    const prices = client.channel('prices').on('postgres_changes', { event: '*', schema: 'public' }, () => show()).subscribe();
    return () => {
      void client.removeChannel(prices);
    };
  }, [show]);
}
`,
  },
};

/** Gives its remover inside of what it gives back. */
export const sessionListener: Protocol = {
  id: 'packages/session-listener',
  family: 'subscription',
  kind: 'subscription',
  noun: 'listener',
  keeps: 'its callback and all that it captures',
  acquire: [
    { method: 'onAuthStateChange', on: { from: '@supabase/supabase-js', name: 'SupabaseAuthClient' } },
  ],
  ends: 'never',
  release: [{ method: 'unsubscribe' }],
  evidence: 'https://supabase.com/docs/reference/javascript/auth-onauthstatechange',
  examples: {
    leak: `import { createClient } from '@supabase/supabase-js';
import { useEffect } from 'react';

const client = createClient('https://prices.example', 'key');

export function useSession(show: () => void): void {
  useEffect(() => {
    client.auth.onAuthStateChange(() => show());
  }, [show]);
}
`,
    clean: `import { createClient } from '@supabase/supabase-js';
import { useEffect } from 'react';

const client = createClient('https://prices.example', 'key');

export function useSession(show: () => void): void {
  useEffect(() => {
    const { data } = client.auth.onAuthStateChange(() => show());
    return () => data.subscription.unsubscribe();
  }, [show]);
}
`,
  },
};
