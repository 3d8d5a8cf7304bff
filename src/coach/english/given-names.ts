/**
 * Given names by which a sentence is known to be about a person. Names that are words (Will, Mark, Grace) or products (Travis,
 * Ruby, Cassandra) are not among them. The list knows many languages and is far from whole; nobody is meant.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `Aaron Abdul Abdullah Adam Aditi Aditya Adrian Agnes Ahmad Ahmed Aisha Ajay Akira Alan Alejandro Alessandro Alex Alexander Alexandra
  Alexei Alexey Alfred Ali Alice Alicia Alina Alison Amanda Amir Amit Amy Ana Anand Anastasia Anders Andre Andrea Andreas Andrei Andrew Andrey Andy
  Angela Anil Anita Anja Anjali Ann Anna Anne Annika Anthony Anton Antonio Arjun Arnold Arthur Arun Asha Ashley Astrid Ayesha Barbara Bartosz Beatriz
  Ben Benjamin Bernard Bernd Beth Bjorn Bob Boris Brad Brandon Brenda Brian Brigitte Bruno Bryan Camille Carl Carla Carlos Carmen Carol Caroline
  Catherine Cecilia Charles Charlie Charlotte Chen Chloe Chris Christian Christina Christine Christoph Christopher Claire Clara Claudia Colin Connor
  Craig Cristina Cynthia Dan Daniel Daniela Danielle Darren Dave David Deborah Deepak Denis Dennis Derek Diana Diego Dieter Dimitri Dinesh Dirk Dmitri
  Dmitry Dominic Donald Dorothy Douglas Duncan Dylan Edgar Eduardo Edward Elena Elias Elisabeth Elizabeth Ella Ellen Emil Emily Emma Eric Erica Erik
  Erika Erin Ernst Eugene Eva Evan Fatima Felipe Felix Fernando Filip Fiona Florian Francesca Francesco Francis Francisco Frank Franz Fred Frederik
  Gabriel Gabriela Gareth Gary Geoff George Georg Gerald Gerard Giovanni Giulia Gordon Greg Gregory Guido Guillaume Gustavo Hannah Hans Harald Hari Harry
  Hassan Heather Heidi Helen Helena Helga Henrik Henry Hiroshi Holger Howard Hugo Hussein Ian Ibrahim Ines Ingrid Irina Isaac Isabel Isabella Ivan
  Jacob Jacques James Jamie Jan Jane Janet Jason Javier Jean Jeff Jeffrey Jens Jennifer Jenny Jeremy Jerry Jessica Jim Jimmy Jing Joachim Joan Joanna
  Joao Joe Joel Johan Johanna Johannes John Johnny Jonas Jonathan Jordan Jorge Jose Josef Joseph Josh Joshua Juan Judith Julian Julie Juliette Jun
  Jurgen Justin Kaito Karen Karin Karl Karolina Karthik Kate Katherine Kathleen Katie Katja Kavita Keith Ken Kenji Kenneth Kevin Khaled Kim Klaus
  Kumar Kurt Kyle Lars Laura Lauren Laurent Layla Lea Leila Lena Leo Leon Leonard Lewis Liam Lin Linda Linus Lisa Louis Louise Luca Lucas Lucia Lucy Luis
  Luisa Lukas Luke Magdalena Mahesh Maja Malik Manfred Manuel Marco Marcus Maria Marie Marina Mario Marta Martha Martin Mary Mateusz Matt Matteo Matthew
  Matthias Max Maya Megan Mei Melanie Melissa Michael Michal Michel Michelle Miguel Mikael Mike Mikhail Mila Ming Miriam Mohamed Mohammed Monica
  Monika Muhammad Nadia Nancy Naomi Natalia Natalie Natasha Nathan Neha Neil Nicholas Nick Nicolas Nicole Niels Nikhil Nikita Nikolai Nina Nisha Noah
  Noor Nora Olaf Oleg Olga Oliver Olivia Olivier Omar Oscar Otto Pablo Pamela Paolo Patricia Patrick Paul Paula Paulo Pavel Pedro Peggy Peter Petra Phil Philip
  Philipp Pierre Piotr Pooja Prakash Priya Rachel Rafael Rahul Raj Rajesh Ralf Ralph Ramesh Raul Ravi Rebecca Renate Rene Ricardo Richard Rick Rita
  Rob Robert Roberto Robin Roger Rohan Rohit Roland Roman Ronald Rosa Ross Roy Russell Ruth Ryan Sabine Sally Sam Samantha Samuel Sandeep Sandra Sanjay
  Sara Sarah Sebastian Sergei Sergey Sergio Seth Shankar Sharon Shreya Simon Simone Sofia Sonia Sophia Sophie Stefan Stefano Stella Stephanie Stephen
  Steve Steven Stuart Sunil Suresh Susan Susanne Suzanne Sven Svetlana Tanja Tanya Tara Tariq Tatiana Ted Teresa Terry Thomas Thorsten Tim Timothy
  Tobias Todd Tom Tomas Tomasz Tommy Tony Trevor Tyler Ulrich Umar Uwe Valentina Valerie Vanessa Vera Veronica Victor Victoria Vijay Vikram Viktor Vincent
  Vishal Vivek Vladimir Walter Wanda Wei Wendy Werner Wilhelm William Wolfgang Xavier Xin Yan Yasmin Yuki Yuri Yusuf Yves Yvonne Zara Zoe`
    .trim()
    .split(/\s+/),
)
