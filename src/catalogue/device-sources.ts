/** What the device, or the shell around a page, tells: listeners of React Native, Expo and Tauri, by the function that adds them. */
import type { Protocol } from './schema.js';

export const deviceSources: readonly Protocol[] = [
  {
    id: 'packages/device-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'react-native', name: 'AppState.addEventListener' } },
      { call: { from: 'react-native', name: 'Keyboard.addListener' } },
      { call: { from: 'react-native', name: 'Dimensions.addEventListener' } },
      { call: { from: 'react-native', name: 'Linking.addEventListener' } },
      { call: { from: 'react-native', name: 'BackHandler.addEventListener' } },
      { call: { from: 'react-native', name: 'Appearance.addChangeListener' } },
      { call: { from: 'react-native', name: 'AccessibilityInfo.addEventListener' } },
      { call: { from: 'react-native', name: 'DeviceEventEmitter.addListener' } },
    ],
    callback: 1,
    ends: 'never',
    release: [{ method: 'remove' }, { mirror: 'removeEventListener', same: [0, 1] }, { mirror: 'removeListener', same: [0, 1] }],
    evidence: 'https://reactnative.dev/docs/appstate#addeventlistener',
    examples: {
      leak: `import { useEffect } from 'react';
import { AppState } from 'react-native';

export function usePause(pause: () => void): void {
  useEffect(() => {
    AppState.addEventListener('change', () => pause());
  }, [pause]);
}
`,
      clean: `import { useEffect } from 'react';
import { AppState } from 'react-native';

export function usePause(pause: () => void): void {
  useEffect(() => {
    const subscription = AppState.addEventListener('change', () => pause());
    return () => subscription.remove();
  }, [pause]);
}
`,
    },
  },
  {
    id: 'packages/expo-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'expo-notifications', name: 'addNotificationReceivedListener' } },
      { call: { from: 'expo-notifications', name: 'addNotificationResponseReceivedListener' } },
      { call: { from: 'expo-notifications', name: 'addNotificationsDroppedListener' } },
      { call: { from: 'expo-notifications', name: 'addPushTokenListener' } },
      { call: { from: 'expo-linking', name: 'addEventListener' } },
      { call: { from: 'expo-sensors', name: 'Accelerometer.addListener' } },
      { call: { from: 'expo-sensors', name: 'Gyroscope.addListener' } },
      { call: { from: 'expo-sensors', name: 'Magnetometer.addListener' } },
      { call: { from: 'expo-sensors', name: 'Barometer.addListener' } },
      { call: { from: 'expo-sensors', name: 'Pedometer.watchStepCount' } },
      { call: { from: 'expo-network', name: 'addNetworkStateListener' } },
      { call: { from: 'expo-battery', name: 'addBatteryLevelListener' } },
      { call: { from: 'expo-screen-orientation', name: 'addOrientationChangeListener' } },
    ],
    callback: 0,
    ends: 'never',
    release: [{ method: 'remove' }],
    evidence: 'https://docs.expo.dev/versions/latest/sdk/notifications/#addnotificationreceivedlistenerlistener',
    examples: {
      leak: `import * as Notifications from 'expo-notifications';
import { useEffect } from 'react';

export function useNotices(show: () => void): void {
  useEffect(() => {
    Notifications.addNotificationReceivedListener(() => show());
  }, [show]);
}
`,
      clean: `import * as Notifications from 'expo-notifications';
import { useEffect } from 'react';

export function useNotices(show: () => void): void {
  useEffect(() => {
    const subscription = Notifications.addNotificationReceivedListener(() => show());
    return () => subscription.remove();
  }, [show]);
}
`,
    },
  },
  {
    id: 'packages/network-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [{ call: { from: '@react-native-community/netinfo', name: 'addEventListener' } }],
    callback: 0,
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://github.com/react-native-netinfo/react-native-netinfo#addeventlistener',
    examples: {
      leak: `import NetInfo from '@react-native-community/netinfo';
import { useEffect } from 'react';

export function useNetwork(show: () => void): void {
  useEffect(() => {
    NetInfo.addEventListener(() => show());
  }, [show]);
}
`,
      clean: `import NetInfo from '@react-native-community/netinfo';
import { useEffect } from 'react';

export function useNetwork(show: () => void): void {
  useEffect(() => {
    return NetInfo.addEventListener(() => show());
  }, [show]);
}
`,
    },
  },
  {
    id: 'packages/backend-listener',
    family: 'subscription',
    kind: 'subscription',
    noun: 'listener',
    keeps: 'its callback and all that it captures',
    acquire: [{ call: { from: '@tauri-apps/api/event', name: 'listen' } }],
    handle: 'promise',
    callback: 1,
    ends: 'never',
    release: [{ invoke: 'handle' }],
    evidence: 'https://v2.tauri.app/reference/javascript/api/namespaceevent/#listen',
    examples: {
      leak: `import { listen } from '@tauri-apps/api/event';
import { useEffect } from 'react';

export function useSaved(show: () => void): void {
  useEffect(() => {
    listen('saved', () => show());
  }, [show]);
}
`,
      clean: `import { listen } from '@tauri-apps/api/event';
import { useEffect } from 'react';

export function useSaved(show: () => void): void {
  useEffect(() => {
    const unlisten = listen('saved', () => show());
    return () => {
      void unlisten.then((stop) => stop());
    };
  }, [show]);
}
`,
    },
  },
];
