/*
START -> source()
source() -> for await (const v of source())  -throw-> THROW
for await (const v of source()) -> v, v  -> RETURN  -throw-> THROW
v, v -true-> return v  -false-> for await (const v of source())
return v -> RETURN
*/
async function subject() {
  for await (const v of source()) {
    if (v) return v;
  }
}
