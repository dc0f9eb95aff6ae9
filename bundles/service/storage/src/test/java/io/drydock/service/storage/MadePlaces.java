package io.drydock.service.storage;

import io.drydock.api.engine.storage.StoragePlaces;
import io.drydock.api.model.error.EngineException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two layers and some containers in memory. */
final class MadePlaces implements StoragePlaces {

    final List<String> steps = new CopyOnWriteArrayList<>();
    final Map<String, String> containers = new ConcurrentSkipListMap<>();
    final Set<String> used = ConcurrentHashMap.newKeySet();
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final List<String> late = new CopyOnWriteArrayList<>();
    volatile boolean full;

    private final List<String> lacking = new CopyOnWriteArrayList<>(List.of("low", "high"));
    private volatile String driver = "old";
    private volatile String target = "";

    @Override
    public Plan plan() {
        return new Plan(driver, "", target);
    }

    @Override
    public void aim(String goal) {
        if (goal.isEmpty()) {
            throw EngineException.invalid("no such driver");
        }
        target = goal;
    }

    @Override
    public void reached(String goal) {
        steps.add("reached " + goal);
        target = "";
    }

    @Override
    public Count count(String name) {
        boolean here = name.equals(driver);
        return new Count(2, here ? 2 : 2 - lacking.size(), here ? 0 : 2);
    }

    @Override
    public List<String> missing(String name) {
        return List.copyOf(lacking);
    }

    @Override
    public void copy(String chain, String to, Runnable wanted) {
        wanted.run();
        if (full) {
            throw EngineException.system("disk full", null);
        }
        steps.add("copy " + chain);
        lacking.remove(chain);
        lacking.addAll(late);
        late.clear();
    }

    @Override
    public boolean activate(String name) {
        if (!lacking.isEmpty()) {
            return false;
        }
        if (!driver.equals(name)) {
            steps.add("activate");
        }
        driver = name;
        return true;
    }

    @Override
    public void collect(String name) {}

    @Override
    public List<Root> elsewhere(String name) {
        return containers.entrySet().stream()
                .filter(one -> !one.getValue().equals(name))
                .map(one -> new Root(one.getKey(), one.getValue()))
                .toList();
    }

    @Override
    public boolean move(Root root, String to, Copying copying, Runnable wanted) {
        if (refused.contains(root.container())) {
            throw EngineException.system("no space", null);
        }
        if (used.contains(root.container())) {
            return false;
        }
        copying.copy(Path.of("from"), Path.of("to"), false, wanted);
        steps.add("move " + root.container());
        containers.put(root.container(), to);
        return true;
    }

    @Override
    public void clear() {}
}
