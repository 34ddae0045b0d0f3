package org.anlage.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private Plugins start(Host host) throws Exception {
    host.start(Layout.of(home, home.resolve("nobody"), List.of()));
    BundleContext context = host.initialised();
    return context.getService(context.getServiceReference(Plugins.class));
  }

  private static String words(List<Change> changes) {
    return changes.stream()
        .map(c -> c.kind() + " " + c.plugin().name())
        .sorted()
        .toList()
        .toString();
  }

  private static Bundle bundle(Plugins plugins, String name) {
    return plugins.list().stream()
        .flatMap(plugin -> plugin.bundle().stream())
        .filter(bundle -> bundle.getSymbolicName().equals(name))
        .findFirst()
        .orElseThrow();
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

  /** A newer version in another jar waits, as one in the same jar does, for what uses the older. */
  @Test
  void aNewerVersionBesideWaitsForWhatUsesTheOneBefore() throws Exception {
    Map<String, String> extensions = Map.of("Service-Component", "OSGI-INF/own.xml");
    write("1.0.0", extensions);
    try (Host host = new Host()) {
      Plugins plugins = start(host);
      Bundle older = bundle(plugins, "own");
      Path newer =
          BundleJar.write(
              Files.createDirectory(home.resolve("elsewhere")),
              "own",
              Map.of("Service-Component", "OSGI-INF/own.xml", "Bundle-Version", "2.0.0"));
      Files.move(newer, folder.resolve("own-2.jar"));
      List<Set<Bundle>> asked = new ArrayList<>();
      while (asked.isEmpty()) {
        Thread.sleep(20);
        List<Change> none =
            plugins.poll(
                bundles -> {
                  asked.add(bundles);
                  return false;
                });
        assertEquals(List.of(), none);
      }
      assertTrue(asked.get(0).contains(older), asked::toString);
      assertEquals(Bundle.ACTIVE, older.getState());
      assertEquals("ADDED own 2.0.0", words(changes(plugins)).substring(1, 16));
      assertEquals(Bundle.UNINSTALLED, older.getState());
    }
  }

  @Test
  void aLibraryThatArrivesLaterIsTakenUpByWhatWaitsForIt() throws Exception {
    write("1.0.0", Map.of("Import-Package", "library"));
    try (Host host = new Host()) {
      Plugins plugins = start(host);
      assertTrue(host.problems().get(0).line().contains("it needs package library"));

      Path library = BundleJar.write(folder, "lib", Map.of("Export-Package", "library"));
      assertEquals("[ADDED lib 1.0.0, ADDED own 1.0.0]", words(changes(plugins)));
      assertEquals(Bundle.ACTIVE, bundle(plugins, "own").getState());
      assertEquals(List.of(), host.problems());

      BundleJar.write(
          folder, "lib", Map.of("Export-Package", "library", "Bundle-Version", "1.1.0"));
      assertEquals("[REFRESHED own 1.0.0, REPLACED lib 1.1.0]", words(changes(plugins)));

      Files.delete(library);
      assertEquals("[REJECTED own 1.0.0, REMOVED lib 1.1.0]", words(changes(plugins)));
      assertTrue(host.problems().get(0).line().contains("it needs package library"));
    }
  }

  @Test
  void aFragmentIsJoinedToItsHostAndTakenAway() throws Exception {
    write("1.0.0", Map.of());
    try (Host host = new Host()) {
      Plugins plugins = start(host);
      Bundle own = bundle(plugins, "own");
      assertTrue(own.getResource("org/anlage/boot/Ender.class") == null);

      Path fragment = BundleJar.write(folder, "part", Map.of("Fragment-Host", "own"), Ender.class);
      assertEquals("[ADDED part 1.0.0, REFRESHED own 1.0.0]", words(changes(plugins)));
      assertTrue(own.getResource("org/anlage/boot/Ender.class") != null);
      assertEquals(Bundle.ACTIVE, own.getState());
      assertEquals(List.of(), host.problems());

      Files.delete(fragment);
      assertEquals("[REFRESHED own 1.0.0, REMOVED part 1.0.0]", words(changes(plugins)));
      assertTrue(own.getResource("org/anlage/boot/Ender.class") == null);
      assertEquals(Bundle.ACTIVE, own.getState());
    }
  }

  @Test
  void aVersionThatWouldHarmThePlatformLeavesTheOneBeforeInUse() throws Exception {
    write("1.0.0", Map.of());
    try (Host host = new Host()) {
      Plugins plugins = start(host);
      for (Map<String, String> harm :
          List.of(
              Map.of("Fragment-Host", "system.bundle;extension:=framework"),
              Map.of("Export-Package", "org.osgi.framework;version=9"))) {
        write("2.0.0", harm);
        Change rejected = changes(plugins).get(0);
        assertEquals(Change.Kind.REJECTED, rejected.kind());
        String problem = rejected.plugin().problem().orElseThrow();
        assertTrue(problem.contains("own 1.0.0 is still in use"), problem);
        Bundle own = bundle(plugins, "own");
        assertEquals("1.0.0", own.getVersion().toString());
        assertEquals(Bundle.ACTIVE, own.getState());
      }
    }
  }

  /** The list may be edited while the platform runs, with an editor that writes a mark first. */
  @Test
  void aLineThatIsAddedToTheListOfAllowedPluginsIsTakenUp() throws Exception {
    Path list = Files.createDirectories(home.resolve("conf")).resolve("plugins.sha256");
    Files.writeString(list, "# nothing yet");
    write("1.0.0", Map.of());
    try (Host host = new Host()) {
      Plugins plugins = start(host);
      String problem = host.problems().get(0).line();
      assertTrue(problem.contains("not on the list of allowed plug-ins"), problem);
      Files.writeString(list, "\uFEFF" + problem.substring(problem.lastIndexOf(": ") + 2));
      assertEquals("[ADDED own 1.0.0]", words(changes(plugins)));
      assertEquals(List.of(), host.problems());
    }
  }
}
