import 'reader-appeal/define';
import type {} from 'reader-appeal/vue';
import {createApp} from 'vue';
import Article from './Article.vue';

createApp(Article).mount('main');
