package org.anlage.itests;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A bundle that stands in for the command line, lets the real one watch a store in a thread, and
 * replaces an analyzer over and over meanwhile. What it prints at the end, one name and number a
 * line, is for {@link SwapIT}.
 */
final class SwapCommand {

  private static final String TEXT =
      """
      package org.anlage.itests.swap;

      import java.lang.ref.WeakReference;
      import java.nio.file.*;
      import java.util.*;
      import java.util.function.ToIntFunction;
      import java.util.jar.*;
      import org.osgi.framework.*;
      import org.osgi.framework.wiring.BundleWiring;

      public final class Command implements BundleActivator, ToIntFunction<String[]> {
        private BundleContext context;
        private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

        public void start(BundleContext context) {
          this.context = context;
          Dictionary<String, Object> properties = new Hashtable<>();
          properties.put("anlage.command", "main");
          properties.put("service.ranking", 1000);
          context.registerService(ToIntFunction.class, this, properties);
        }

        public void stop(BundleContext context) {}

        /** Arguments: store, run, folder of plug-ins, base jar, cycles, --plugins, folder. */
        public int applyAsInt(String[] a) {
          try {
            Thread watch = new Thread(() -> real().applyAsInt(
                new String[] {"watch", a[0], "--plugins", a[2]}), "watching");
            watch.setDaemon(true);
            watch.start();
            int cycles = Integer.parseInt(a[4]);
            for (int i = 0; i < cycles; i++) {
              swap(Path.of(a[3]), Path.of(a[2]), "1.0." + i);
              await(Path.of(a[0], "analyses", a[1]), "largest-weight@1.0." + i + "+");
              remember();
              if (i == cycles / 4 - 1) {
                print("before");
              }
            }
            print("after");
            int alive = 0;
            for (WeakReference<ClassLoader> loader : loaders) {
              alive += loader.get() == null ? 0 : 1;
            }
            System.out.println("loaders " + loaders.size());
            System.out.println("alive " + alive);
            return 0;
          } catch (Exception e) {
            System.out.println("failed " + e);
            return 1;
          }
        }

        @SuppressWarnings("unchecked")
        private ToIntFunction<String[]> real() {
          try {
            for (ServiceReference<?> reference :
                context.getAllServiceReferences(ToIntFunction.class.getName(), "(anlage.command=main)")) {
              if (!reference.getBundle().equals(context.getBundle())) {
                return (ToIntFunction<String[]>) context.getService(reference);
              }
            }
          } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
          }
          throw new IllegalStateException("no command line");
        }

        private static void swap(Path base, Path folder, String version) throws Exception {
          Path made = folder.resolve("largest.part");
          try (JarFile in = new JarFile(base.toFile())) {
            Manifest manifest = new Manifest(in.getManifest());
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(made), manifest)) {
              for (JarEntry entry : Collections.list(in.entries())) {
                if (!entry.getName().endsWith("MANIFEST.MF")) {
                  out.putNextEntry(new JarEntry(entry.getName()));
                  in.getInputStream(entry).transferTo(out);
                  out.closeEntry();
                }
              }
            }
          }
          Files.move(made, folder.resolve("largest.jar"), StandardCopyOption.REPLACE_EXISTING);
        }

        private static void await(Path folder, String prefix) throws Exception {
          long end = System.nanoTime() + 30_000_000_000L;
          while (System.nanoTime() < end) {
            if (Files.isDirectory(folder)) {
              try (var names = Files.list(folder)) {
                if (names.anyMatch(n -> n.getFileName().toString().startsWith(prefix))) {
                  return;
                }
              }
            }
            Thread.sleep(10);
          }
          throw new IllegalStateException("no " + prefix);
        }

        private void remember() {
          for (Bundle bundle : context.getBundles()) {
            if (bundle.getSymbolicName().equals("org.example.largest")) {
              loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
            }
          }
        }

        /** After the report is written, and with everything collected that can be. */
        private void print(String when) throws Exception {
          Thread.sleep(3000);
          for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
          }
          Runtime runtime = Runtime.getRuntime();
          System.out.println(when + ".heap " + (runtime.totalMemory() - runtime.freeMemory()));
          int threads = 0;
          for (Thread thread : Thread.getAllStackTraces().keySet()) {
            threads += thread.isAlive() ? 1 : 0;
          }
          System.out.println(when + ".threads " + threads);
        }
      }
      """;

  private SwapCommand() {}

  static Path write(Path folder) throws IOException {
    return BundleSource.named("org.anlage.itests.swap")
        .header("Bundle-Activator", "org.anlage.itests.swap.Command")
        .header("Import-Package", "org.osgi.framework,org.osgi.framework.wiring")
        .source("org.anlage.itests.swap.Command", TEXT)
        .write(folder);
  }
}
