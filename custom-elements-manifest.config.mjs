/** Reads the elements' docstrings into `custom-elements.json`, for editors and documentation sites. */
export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [tidyEvents(), publishedPaths()],
};

/** `dispatchEvent(new AppealXEvent())` leaves a second entry without a name beside the documented one. */
function tidyEvents() {
  return {
    name: 'tidy-events',
    packageLinkPhase({customElementsManifest}) {
      for (const declaration of customElementsManifest.modules.flatMap((module) => module.declarations ?? [])) {
        if (declaration.events) declaration.events = declaration.events.filter((event) => event.name);
      }
    },
  };
}

/** The manifest is published with the compiled files, so it names those. */
function publishedPaths() {
  const published = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
  return {
    name: 'published-paths',
    packageLinkPhase({customElementsManifest}) {
      visit(customElementsManifest, (node) => {
        if (typeof node.path === 'string') node.path = published(node.path);
        if (typeof node.module === 'string') node.module = published(node.module);
      });
    },
  };
}

function visit(node, each) {
  if (node === null || typeof node !== 'object') return;
  each(node);
  Object.values(node).forEach((child) => visit(child, each));
}
