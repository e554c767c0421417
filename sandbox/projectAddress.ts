/** The number of the project. */
export const projectId = 1;

/** Stands for the address of PostHog in what programs see; the real port is another at each start. */
export const siteUrl = "https://sandbox.test";

/** The address of the project, as programs see it. */
export const projectUrl = `${siteUrl}/project/${projectId}`;
