/** User and system time of a process together. */
export const cpuMilliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
