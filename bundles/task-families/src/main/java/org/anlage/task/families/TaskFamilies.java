package org.anlage.task.families;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.Extension;
import org.anlage.api.task.Task;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Registers the tasks of all families, each as a service of its own. */
@Component(
    service = {},
    immediate = true)
public final class TaskFamilies {
  /** Registers them for as long as the bundle runs. */
  @Activate
  public TaskFamilies(BundleContext context) {
    List<NamedTask> registered = new ArrayList<>(all());
    registered.addAll(ModCog.tasks());
    for (NamedTask named : registered) {
      Map<String, Object> properties =
          Map.of(
              Extension.PREFIX_ + "name", named.name(),
              Extension.PREFIX_ + "text", named.text(),
              Extension.PREFIX_ + "source", named.source());
      context.registerService(
          Task.class.getName(), named.task(), FrameworkUtil.asDictionary(properties));
    }
  }

  /** All tasks of all families; those of Mod-Cog are changes of them. */
  static List<NamedTask> all() {
    List<NamedTask> all = new ArrayList<>();
    all.addAll(Evidence.tasks());
    all.addAll(Memory.tasks());
    all.addAll(RingSaccades.tasks());
    all.addAll(Timing.tasks());
    all.addAll(SymbolStreams.tasks());
    all.addAll(Integration.tasks());
    all.addAll(SeriesTasks.tasks());
    return all;
  }
}
