import type { Core, ElementDefinition } from 'cytoscape';
import type { SceneMark } from './scene.ts';

/** Brings the nodes of an instance in line with a scene's marks, by id and in one batch. */
export function syncElements(cy: Core, marks: readonly SceneMark[]): void {
  const wanted = new Map(marks.map((mark) => [mark.id, mark]));
  cy.batch(() => {
    cy.nodes()
      .filter((node) => !wanted.has(node.id()))
      .remove();
    const added: ElementDefinition[] = [];
    for (const { id, x, y, w, h } of marks) {
      const node = cy.getElementById(id);
      const position = { x: x + w / 2, y: y + h / 2 };
      if (node.empty()) {
        added.push({ group: 'nodes', data: { id, w, h }, position });
        continue;
      }
      if (node.data('w') !== w || node.data('h') !== h) node.data({ w, h });
      const at = node.position();
      if (at.x !== position.x || at.y !== position.y) node.position(position);
    }
    cy.add(added);
  });
}
