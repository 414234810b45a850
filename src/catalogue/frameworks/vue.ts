import type { Framework } from '../schema.js';

/** What hooks and watchers return is ignored: only registrars clean up. A component in `KeepAlive` is deactivated, not unmounted. */
export const vue: Framework = {
  id: 'vue',
  modules: ['vue', '@vue/composition-api', '@vue/runtime-core', '@vue/runtime-dom', '@vue/reactivity', '#imports'],
  effects: [
    { name: 'onBeforeMount', callback: 0, cleanup: 'registered', isResultIgnored: true, registrar: 'onUnmounted' },
    { name: 'onMounted', callback: 0, cleanup: 'registered', isResultIgnored: true, registrar: 'onUnmounted' },
    { name: 'onBeforeUpdate', callback: 0, cleanup: 'registered', isResultIgnored: true },
    { name: 'onUpdated', callback: 0, cleanup: 'registered', isResultIgnored: true },
    { name: 'onActivated', callback: 0, cleanup: 'registered', isResultIgnored: true },
    { name: 'watch', callback: 1, cleanup: 'registered', registrarParameter: 2, isResultIgnored: true },
    { name: 'watchEffect', callback: 0, cleanup: 'registered', registrarParameter: 0, isResultIgnored: true },
    { name: 'watchPostEffect', callback: 0, cleanup: 'registered', registrarParameter: 0, isResultIgnored: true },
    { name: 'watchSyncEffect', callback: 0, cleanup: 'registered', registrarParameter: 0, isResultIgnored: true },
  ],
  registrars: [
    { name: 'onUnmounted', callback: 0 },
    { name: 'onBeforeUnmount', callback: 0 },
    { name: 'onDeactivated', callback: 0 },
    { name: 'onScopeDispose', callback: 0 },
    { name: 'onWatcherCleanup', callback: 0 },
    { name: 'onEffectCleanup', callback: 0 },
  ],
  classes: {
    bases: [
      { from: 'vue', name: 'default' },
      { from: 'vue-class-component', name: 'Vue' },
      { from: 'vue-property-decorator', name: 'Vue' },
      { from: 'vue-facing-decorator', name: 'Vue' },
    ],
    decorators: [
      { from: 'vue-class-component', name: 'default' },
      { from: 'vue-class-component', name: 'Options' },
      { from: 'vue-property-decorator', name: 'Component' },
      { from: 'vue-property-decorator', name: 'Options' },
      { from: 'vue-facing-decorator', name: 'Component' },
    ],
    hooks: {
      setUp: ['beforeCreate', 'created', 'beforeMount', 'mounted', 'activated', 'beforeUpdate', 'updated'],
      tearDown: ['beforeUnmount', 'unmounted', 'beforeDestroy', 'destroyed', 'deactivated'],
    },
  },
  options: {
    wrappers: [
      'defineComponent',
      'defineNuxtComponent',
      'defineCustomElement',
      'createApp',
      'Vue',
      'Vue.extend',
      'Vue.component',
      'app.component',
    ],
    hooks: {
      setUp: ['setup', 'beforeCreate', 'created', 'beforeMount', 'mounted', 'activated', 'beforeUpdate', 'updated'],
      tearDown: ['beforeUnmount', 'unmounted', 'beforeDestroy', 'destroyed', 'deactivated'],
    },
  },
  evidence: 'https://vuejs.org/api/composition-api-lifecycle.html',
};
