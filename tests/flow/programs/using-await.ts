/*
START -> f()
f() -> a = f(), g(a)  -throw-> THROW
a = f(), g(a) -> await g(a)  -throw-> dispose(a)
await g(a) -> dispose(a)#2  -throw-> dispose(a)
dispose(a) -throw-> THROW
dispose(a)#2 -> RETURN
*/
async function subject() {
  await using a = f();
  await g(a);
}
