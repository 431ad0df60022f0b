/** Value and gradient of a function at a point. */
export type Objective = (at: Float64Array) => { value: number; gradient: Float64Array };

const MEMORY = 8;
const ENOUGH = 1e-4;

/** The minimum of a smooth convex function, from zero, by L-BFGS with backtracking (Nocedal and Wright 2006, algorithm 7.4). */
export function minimise(objective: Objective, size: number, iterations: number): Float64Array {
  let at: Float64Array = new Float64Array(size);
  let { value, gradient } = objective(at);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  for (let i = 0; i < iterations; i++) {
    const direction = descent(gradient, steps, changes);
    const slope = dot(gradient, direction);
    let rate = 1;
    let next = along(at, direction, rate);
    let there = objective(next);
    while (there.value > value + 1e-4 * rate * slope && rate > 1e-8) {
      rate /= 2;
      next = along(at, direction, rate);
      there = objective(next);
    }
    const step = next.map((x, k) => x - (at[k] as number));
    const change = there.gradient.map((x, k) => x - (gradient[k] as number));
    if (dot(step, change) > 1e-10) {
      steps.push(step);
      changes.push(change);
      if (steps.length > MEMORY) {
        steps.shift();
        changes.shift();
      }
    }
    const gain = Math.abs(value - there.value);
    at = next;
    value = there.value;
    gradient = there.gradient;
    if (gain < ENOUGH) break;
  }
  return at;
}

function descent(gradient: Float64Array, steps: Float64Array[], changes: Float64Array[]): Float64Array {
  const q = gradient.slice();
  const shares: number[] = [];
  for (let k = steps.length - 1; k >= 0; k--) {
    const [s, y] = [steps[k] as Float64Array, changes[k] as Float64Array];
    const share = dot(s, q) / dot(y, s);
    shares[k] = share;
    for (let j = 0; j < q.length; j++) q[j] = (q[j] as number) - share * (y[j] as number);
  }
  const [s, y] = [steps[steps.length - 1], changes[changes.length - 1]];
  const scale = s !== undefined && y !== undefined ? dot(s, y) / dot(y, y) : 1 / Math.max(1, size1(gradient));
  for (let j = 0; j < q.length; j++) q[j] = (q[j] as number) * scale;
  for (let k = 0; k < steps.length; k++) {
    const [s, y] = [steps[k] as Float64Array, changes[k] as Float64Array];
    const share = dot(y, q) / dot(y, s);
    for (let j = 0; j < q.length; j++) q[j] = (q[j] as number) + (s[j] as number) * ((shares[k] as number) - share);
  }
  return q.map((x) => -x);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function size1(a: Float64Array): number {
  let sum = 0;
  for (const x of a) sum += Math.abs(x);
  return sum;
}

const along = (at: Float64Array, direction: Float64Array, rate: number): Float64Array =>
  at.map((x, k) => x + rate * (direction[k] as number));
