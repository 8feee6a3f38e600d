import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag === 'reader-appeal' || tag.startsWith('appeal-');

export default {plugins: [vue({template: {compilerOptions: {isCustomElement}}})]};
