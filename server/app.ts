import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import packageJson from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';
import { documentRoutes } from './documentation.ts';
import { tagWithDataVersion } from './freshness.ts';
import type { GraphClient } from './graph/client.ts';
import { guardLoopback } from './guard.ts';
import { leadMergedOn } from './moved.ts';
import { servePages } from './pages.ts';
import { handleError, handleNotFound } from './problem.ts';
import { arrivalRoutes } from './routes/arrival.ts';
import { baselineRoutes } from './routes/baseline.ts';
import { bundleRoutes } from './routes/bundle.ts';
import { partnerRoutes } from './routes/partner.ts';
import { simulationRoutes } from './routes/simulation.ts';
import { chainRoutes } from './routes/chain.ts';
import { comparisonRoutes } from './routes/comparison.ts';
import { dateRoutes } from './routes/date.ts';
import { complexityRoutes } from './routes/complexity.ts';
import { criticalityRoutes } from './routes/criticality.ts';
import { editRoutes } from './routes/edit.ts';
import { duplicateRoutes } from './routes/duplicate.ts';
import { entityRoutes } from './routes/entity.ts';
import { exportRoutes } from './routes/export.ts';
import { firmRoutes } from './routes/firm.ts';
import { gapRoutes } from './routes/gap.ts';
import { healthRoutes } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { importRoutes } from './routes/import.ts';
import { introductionRoutes } from './routes/introduction.ts';
import { predictionRoutes } from './routes/link-prediction.ts';
import { listRoutes } from './routes/list.ts';
import { networkRoutes } from './routes/network.ts';
import { qualityRoutes } from './routes/quality.ts';
import { rateRoutes } from './routes/rate.ts';
import { regionRoutes } from './routes/region.ts';
import { reviewRoutes } from './routes/review.ts';
import { searchRoutes } from './routes/search.ts';
import { sourceRoutes } from './routes/source.ts';
import { stageRoutes } from './routes/stage.ts';
import { talentRoutes } from './routes/talent.ts';
import { targetRoutes } from './routes/target.ts';
import { universityRoutes } from './routes/university.ts';
import { versionRoutes } from './routes/version.ts';
import { compileValidator } from './validation.ts';

export interface AppOptions {
  graph: GraphClient;
  config: Pick<Config, 'logLevel'> & Partial<Pick<Config, 'dataFolder'>>;
  /** The built web pages; none are served when the folder is absent. */
  webFolder?: string;
  /** Requests one caller may make in ten seconds. */
  requestsPerTenSeconds?: number;
}

const builtWeb = fileURLToPath(new URL('../dist/web', import.meta.url));
const build = packageJson.version;

/** Builds the server with every route; it does not listen. */
export async function buildApp({
  graph,
  config,
  webFolder = builtWeb,
  requestsPerTenSeconds = 600,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: config.logLevel },
    requestTimeout: 20_000,
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 2100 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  // Unvalidated text must not reach a JSON route.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(compileValidator);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(handleNotFound);
  guardLoopback(app);

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  // On the spot up to this size: a stream hands it from thread to thread, which takes longer than the work.
  // Level 4 takes half the time of the usual 6, for a fifth more bytes.
  await app.register(compress, { threshold: 2048, syncThreshold: 262_144, zlibOptions: { level: 4 } });
  await app.register(rateLimit, { max: requestsPerTenSeconds, timeWindow: '10 seconds' });
  await documentRoutes(app, build);

  await app.register(healthRoutes, { graph });
  const { dataFolder } = config;
  await app.register(importRoutes, {
    graph,
    ...(dataFolder === undefined ? {} : { folder: join(dataFolder, 'imports') }),
  });
  // Decisions change without the data, so these answers are not known by the data version.
  await app.register(duplicateRoutes, { graph });
  await app.register(async (api) => {
    tagWithDataVersion(api, graph, build);
    leadMergedOn(api, graph);
    for (const routes of [
      baselineRoutes,
      chainRoutes,
      dateRoutes,
      gapRoutes,
      complexityRoutes,
      criticalityRoutes,
      rateRoutes,
      comparisonRoutes,
      talentRoutes,
      stageRoutes,
      firmRoutes,
      simulationRoutes,
      partnerRoutes,
      bundleRoutes,
      arrivalRoutes,
      universityRoutes,
      regionRoutes,
      entityRoutes,
      searchRoutes,
      networkRoutes,
      targetRoutes,
      introductionRoutes,
      predictionRoutes,
      listRoutes,
      sourceRoutes,
      qualityRoutes,
      exportRoutes,
      editRoutes,
      historyRoutes,
      reviewRoutes,
    ]) {
      await api.register(routes, { graph });
    }
    await api.register(versionRoutes, { graph, build });
  });
  await servePages(app, webFolder);
  return app;
}
