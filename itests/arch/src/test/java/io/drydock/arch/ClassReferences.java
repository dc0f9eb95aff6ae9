package io.drydock.arch;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages one class needs at run time. Annotations are not among them: the compile-time ones
 * of Declarative Services and of the module types are in no bundle that runs.
 *
 * @param name of the class, with dots
 * @param packages packages of the classes it names
 * @param annotations descriptors of the annotations on it that are there at run time
 */
record ClassReferences(String name, Set<String> packages, Set<String> annotations) {

    static ClassReferences of(byte[] bytes) {
        ClassModel model = ClassFile.of().parse(bytes);
        Set<String> packages = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type) {
                add(packages, type.asSymbol());
            } else if (entry instanceof NameAndTypeEntry nameAndType) {
                addDescriptor(packages, nameAndType.type().stringValue());
            }
        }
        model.fields().forEach(field -> add(packages, field.fieldTypeSymbol()));
        model.methods().forEach(method -> add(packages, method.methodTypeSymbol()));
        return new ClassReferences(
                model.thisClass().asInternalName().replace('/', '.'), packages, annotated(model));
    }

    String ownPackage() {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static Set<String> annotated(ClassModel model) {
        Set<String> found = new TreeSet<>();
        model.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(
                        all ->
                                all.annotations()
                                        .forEach(one -> found.add(one.className().stringValue())));
        return found;
    }

    private static void addDescriptor(Set<String> packages, String descriptor) {
        if (descriptor.startsWith("(")) {
            add(packages, MethodTypeDesc.ofDescriptor(descriptor));
        } else {
            add(packages, ClassDesc.ofDescriptor(descriptor));
        }
    }

    private static void add(Set<String> packages, MethodTypeDesc method) {
        add(packages, method.returnType());
        method.parameterList().forEach(parameter -> add(packages, parameter));
    }

    private static void add(Set<String> packages, ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (element.isClassOrInterface()) {
            packages.add(element.packageName());
        }
    }
}
