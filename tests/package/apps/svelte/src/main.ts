import 'reader-appeal/define';
import type {} from 'reader-appeal/svelte';
import {mount} from 'svelte';
import Article from './Article.svelte';

mount(Article, {target: document.querySelector('main') as HTMLElement});
