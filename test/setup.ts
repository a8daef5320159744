// Before every test file: forget the developer's own connection, so that no test, and no program that
// a test starts, ever reaches a real organisation.

for (const name of Object.keys(process.env)) {
  if (name.startsWith('PLUVO_') && !name.startsWith('PLUVO_BULK_'))
    Reflect.deleteProperty(process.env, name);
}
