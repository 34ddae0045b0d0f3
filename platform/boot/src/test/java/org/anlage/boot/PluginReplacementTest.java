package org.anlage.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.boot.plugins.Change;
import org.anlage.boot.plugins.Plugin;
import org.anlage.boot.plugins.Plugins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Jars that are replaced while the platform runs. */
class PluginReplacementTest {
  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void folders() throws IOException {
    Files.createDirectories(home.resolve("bundles"));
    folder = Files.createDirectories(home.resolve("plugins"));
  }

  private void write(String version, Map<String, String> headers) throws IOException {
    Map<String, String> all = new java.util.TreeMap<>(headers);
    all.put("Bundle-Version", version);
    BundleJar.write(folder, "own", all);
  }

  /** Looks until something changed; a file has to be the same in two looks. */
  private static List<Change> changes(Plugins plugins) throws InterruptedException {
    List<Change> changes = new ArrayList<>();
    while (changes.isEmpty()) {
      Thread.sleep(20);
      changes.addAll(plugins.poll(bundles -> true));
    }
    return changes;
  }

  @Test
  void aVersionThatCannotBeUsedLeavesTheOneBeforeInUse() throws Exception {
    write("1.0.0", Map.of());
    try (Host host = new Host()) {
      host.start(Layout.of(home, home.resolve("nobody"), List.of()));
      BundleContext context = host.initialised();
      Plugins plugins = context.getService(context.getServiceReference(Plugins.class));
      Bundle bundle = plugins.list().get(0).bundle().orElseThrow();
      String digest = plugins.digest(bundle);

      write("2.0.0", Map.of("Import-Package", "org.nowhere"));
      Change rejected = changes(plugins).get(0);
      assertEquals(Change.Kind.REJECTED, rejected.kind());
      String problem = rejected.plugin().problem().orElseThrow();
      assertTrue(problem.contains("it needs package org.nowhere"), problem);
      assertTrue(problem.contains("own 1.0.0 is still in use"), problem);
      assertEquals(Bundle.ACTIVE, bundle.getState());
      assertEquals("1.0.0", bundle.getVersion().toString());
      assertEquals(digest, plugins.digest(bundle), "the digest is of what is loaded");

      write("3.0.0", Map.of());
      Change mended = changes(plugins).get(0);
      assertEquals(Change.Kind.REPLACED, mended.kind());
      Plugin now = mended.plugin();
      assertTrue(now.problem().isEmpty(), now::toString);
      assertEquals("3.0.0", bundle.getVersion().toString());
    }
  }
}
