/*
START -> import('m')
import('m') -> await import('m')  -throw-> THROW
await import('m') -> m = await import('m')  -throw-> THROW
m = await import('m') -> RETURN
*/
const m = await import('m');
