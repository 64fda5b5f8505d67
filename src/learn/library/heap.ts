/** A priority queue: a binary heap, the greatest priority on top. Equal priorities come in no particular order. */
export class Heap<Item> {
  readonly #items: { readonly priority: number; readonly item: Item }[] = [];

  push(priority: number, item: Item): void {
    const items = this.#items;
    let at = items.length;
    items.push({ priority, item });
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (items[parent].priority >= priority) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = { priority, item };
  }

  pop(): { readonly priority: number; readonly item: Item } | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top;
    let at = 0;
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && items[child + 1].priority > items[child].priority) child++;
      if (items[child].priority <= last.priority) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
    return top;
  }
}
