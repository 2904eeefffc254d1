# SPDX-License-Identifier: Apache-2.0
# Every text of the windows has its Chinese translation, and no translation is left of a text that is gone.
# cmake -DXGETTEXT=... -DMSGCMP=... -DSOURCES=folder -DPO=file -DWORK=folder -P translations.cmake
file(GLOB sources ${SOURCES}/*.cpp)
execute_process(COMMAND ${XGETTEXT} --language=C++ --from-code=UTF-8 --keyword=_ --no-location
                        --output=${WORK}/windows.pot ${sources} COMMAND_ERROR_IS_FATAL ANY)
foreach(pair "${PO};${WORK}/windows.pot" "${WORK}/windows.pot;${PO}")
  list(GET pair 0 translated)
  list(GET pair 1 wanted)
  if(wanted STREQUAL PO)
    set(untranslated --use-untranslated)
  else()
    set(untranslated)
  endif()
  execute_process(COMMAND ${MSGCMP} ${untranslated} ${translated} ${wanted}
                  RESULT_VARIABLE result ERROR_VARIABLE missing)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${translated} lacks texts of ${wanted}:\n${missing}")
  endif()
endforeach()
