import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Simulation, SimulationRequest } from '../contract/simulation.ts';
import type { GraphClient } from '../graph/client.ts';
import { simulate } from './simulation-answer.ts';

/** What would change if these firms stood here? */
export const simulationRoutes: FastifyPluginAsyncTypebox<{ graph: GraphClient }> = async (app, { graph }) => {
  app.post(
    '/api/simulations',
    {
      schema: {
        tags: ['chains'],
        summary: 'A chain in a region before and after firms are put there; nothing is stored',
        body: SimulationRequest,
        response: { 200: Simulation },
      },
    },
    async ({ body }) => simulate(graph, body),
  );
};
