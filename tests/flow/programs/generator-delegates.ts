/*
START -> b
b -> for (const a of b)
for (const a of b) -> a, yield* a  -> RETURN  -throw-> THROW
a, yield* a -> for (const a of b)  -throw-> THROW  -abandon-> RETURN
*/
function* subject() {
  for (const a of b) {
    yield* a;
  }
}
