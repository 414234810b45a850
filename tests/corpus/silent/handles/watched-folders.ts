// Guards against: loops at the top level of a script, which run once however deep, and watch for as long as it runs.
import { watch } from 'node:fs';
import { extname, join } from 'node:path';

const sections = [
  { name: 'guide', folders: ['docs/guide', 'docs/images'] },
  { name: 'api', folders: ['src'] },
];

function build(name: string): void {
  console.log(`Building ${name}`);
}

sections.forEach((section) => {
  build(section.name);
  section.folders.forEach((folder) => {
    watch(join(process.cwd(), folder), { recursive: true }, (_event, file) => {
      if (file !== null && extname(file) === '.ts') {
        build(section.name);
      }
    });
  });
});
