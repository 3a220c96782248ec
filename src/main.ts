// Kept free of imports that an older Node cannot load, so that it can say what to do instead.
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  console.error(
    `Dit is Node ${process.versions.node}; Stagepact draait op Node 26, dat met de installatie meekomt. Typ "npm start" in plaats van het met node te starten. / ` +
      `This is Node ${process.versions.node}; Stagepact runs on Node 26, which comes with the installation. Type "npm start" instead of starting it with node.`,
  );
  process.exitCode = 1;
} else {
  await import('./start.ts').then(({ start }) => start(process.argv.slice(2)));
}

export {};
