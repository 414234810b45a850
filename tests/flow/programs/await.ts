/*
START -> open()
open() -> await open()  -throw-> THROW
await open() -> h = await open(), use(h)  -throw-> THROW
h = await open(), use(h) -> await use(h)  -throw-> THROW
await use(h) -> h.close()  -throw-> THROW
h.close() -> RETURN  -throw-> THROW
*/
async function subject() {
  const h = await open();
  await use(h);
  h.close();
}
