import { endWithoutTeardown } from './end';

export { ApiObjects } from './api_objects';
export { Tree } from './tree';

endWithoutTeardown();
