package io.drydock.driver.device.cdi;

/** From the configuration {@code io.drydock.engine}. */
@interface CdiSettings {

    /**
     * Where specifications are; of two devices of one name the later directory's counts. Empty for
     * /etc/cdi and /var/run/cdi.
     */
    String[] cdi$_$spec$_$dirs() default {};
}
