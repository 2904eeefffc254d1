# SPDX-License-Identifier: Apache-2.0
# make install and the Debian package.
install(TARGETS onepermit)
install(DIRECTORY data/ DESTINATION share/onepermit/data
        FILES_MATCHING PATTERN "*.json" PATTERN "demo" EXCLUDE)
install(DIRECTORY templates/ DESTINATION share/onepermit/templates)
# The pages of the checks take their examples from the tests.
install(DIRECTORY tests/checks/ DESTINATION share/onepermit/tests/checks FILES_MATCHING PATTERN "*.case")
if(ONEPERMIT_WORKSTATION)
  install(FILES app/packaging/onepermit.desktop DESTINATION share/applications)
  install(FILES app/packaging/onepermit.svg DESTINATION share/icons/hicolor/scalable/apps)
  install(FILES app/packaging/onepermit-case.xml DESTINATION share/mime/packages)
endif()
install(FILES LICENSE DESTINATION share/doc/onepermit RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME onepermit)
set(CPACK_PACKAGE_VENDOR "OnePermit")
set(CPACK_PACKAGE_CONTACT "OnePermit maintainers <maintainers@onepermit.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Audit a plant against its pollutant discharge permit")
set(CPACK_PACKAGE_DESCRIPTION
"OnePermit imports what an enterprise hands in under China's pollutant discharge permit
system (permit terms, ledgers, monitoring data, execution reports), cross-checks it and
writes findings with the source cell of every number as PDF, XLSX and JSON.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-wqy-zenhei")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "wx3.2-i18n, fonts-lxgw-wenkai, fonts-arphic-uming")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_STRIP_FILES ON)
include(CPack)
