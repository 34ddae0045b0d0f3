package org.anlage.launcher;

import java.nio.file.Path;

/**
 * What a {@link LivePage} shows, and to whom.
 *
 * @param store folder of the store
 * @param host name or address that it listens on
 * @param port port; 0: any that is free
 * @param allowRun whether it may start studies, and analyse with plug-ins that change
 * @param threads workers of the studies that it starts
 */
public record PageOptions(Path store, String host, int port, boolean allowRun, int threads) {}
