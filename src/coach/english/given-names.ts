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
  Vishal Vivek Vladimir Walter Wanda Wei Wendy Werner Wilhelm William Wolfgang Xavier Xin Yan Yasmin Yuki Yuri Yusuf Yves Yvonne Zara Zoe
  Abigail Adele Adriana Agatha Agnieszka Akash Alain Alberto Aldo Alejandra Alessia Alexandre Alexis Alfonso Alina Alisha Alistair Allison Alma
  Alvin Amalia Amelia Amina Amir Ananya Anders Anders Andrzej Angelo Angus Anika Anke Ankit Anneke Antoine Antonia Anton Anwar Archie Ariana Armando
  Arne Arnaud Arthur Arturo Ashok Asif Audrey Augusto Axel Aya Bastian Beatrice Bella Benedict Benoit Bernardo Bertrand Betty Beverly Bianca 
  Billy Birgit Bjarne Blake Bogdan Bonnie Bradley Brendan Brent Brett Bridget Brigid Bruce Bryce Burak Caleb Calvin Cameron Candice Carina Carole
  Carolin Carsten Cathy Cecile Cedric Celine Cesar Chandra Chantal Charlene Chelsea Cheryl Chiara Chidi Chloe Ciara Cindy Clarissa Claude Claudio
  Clemens Clive Cody Colleen Conrad Constance Cora Corinna Cornelia Cory Curtis Cyril Daisuke Damian Damien Dana Darius Darya Daryl Deb Debbie
  Deirdre Delphine Denise Desmond Devin Dhruv Dina Dolores Dominik Dominique Donna Doris Doug Dustin Dwight Ed Eddie Edith Edmund Edwin
  Eileen Ekaterina Eleanor Eli Elisa Elise Eliza Elliot Elsa Emanuel Emilia Emilio Emir Enrique Enzo Erwin Esra Estelle Esteban Esther Ethan Evelyn
  Fabian Fabio Farah Farid Federico Felicia Feng Ferdinand Finn Francine Franck Frida Friedrich Fritz Gabriele Gaurav Gavin Gemma Genevieve Georgina
  Gerd Gerhard Gianluca Gilbert Gina Glen Glenn Gloria Graham Greta Gregor Gretchen Guadalupe Gunnar Gunther Gwen Hamid Hana Hanna Hannes Hao Hector
  Heike Heiko Heinz Helmut Henri Herbert Herman Hilary Hilda Hina Hubert Hugh Hussain Ida Igor Ilya Imran Inga Inge Ingo Irene Isha Ishaan Ismail
  Ivana Jack Jackie Jake Jakob Jakub Jana Janice Janine Janis Jared Jarek Jasmin Jasmine Javi Jay Jayden Jeanne Jeannie Jenna Jerome Jesper Jesse
  Jessie Jia Jill Joana Jochen Jody Joey Jolanta Jonah Jonny Jorg Josefine Josephine Juanita Judy Juho Julia Juliana Juliet Julio Jutta Kai Kamal
  Kamil Kara Kareem Karim Kasper Katarina Kate Kathrin Kathy Katrin Kay Kelly Kelvin Kenny Kerry Kirk Kirsten Kiran Klara Koen Konrad Kris Krishna
  Krista Kristen Kristian Kristin Kristina Krzysztof Lakshmi Lana Lara Larry Lasse Latisha Laurence Lee Lennart Leonardo Leonie Leslie Lidia Lina
  Lionel Lisbeth Livia Lloyd Lola Lorena Lorenzo Lorraine Lou Luc Lucien Lucille Ludwig Luiz Lydia Lynn Maciej Madeleine Madison Magnus Mahmoud
  Malcolm Mandy Manon Mara Marc Marcel Marcela Marcin Marcia Margaret Margarita Marge Marian Mariana Marianne Mariam Marion Marissa Marlene Marlon
  Marvin Masha Mathias Mathieu Matilda Maureen Maurice Mauricio Maxim Maxime Mehmet Mehdi Meera Meredith Mia Micah Mikel Milan Milena Milos Minh
  Mira Mirko Mitchell Mohan Mohit Moira Molly Morgan Moritz Moses Mustafa Myra Nadine Nadja Naoko Naomi Natalya Nate Navin Ned Neal Nelly Nia Niamh
  Nicola Nicole Nigel Niklas Nils Nikola Nisha Noel Noemi Norbert Norman Nuno Olaf Olena Oleksandr Olivier Omar Orla Osama Otis Owen Padma Paige
  Palash Pallavi Pascal Pascale Patrik Pauline Pavlo Pekka Penny Perry Pete Phoebe Phyllis Pia Pranav Prashant Pratik Preeti Prem Priyanka Quentin
  Rabia Radek Rafal Raffaele Raina Raja Ralph Ramon Randall Randy Ranjit Rashid Ray Raymond Reggie Regina Reinhard Rekha Remi Renata Reza Rhys Ricky
  Riley Rikard Rina Ritu Roberta Rodney Rodrigo Roisin Rolf Romain Ron Rosemary Rosie Roxanne Rudolf Rudy Rufus Rupert Sabrina Sadia Saeed Safia
  Salma Salman Salvador Sami Samir Samira Sanja Santiago Saskia Satoshi Saul Sean Selina Selma Serena Serge Shane Shannon Shaun Shauna Shawn Sheila
  Shelley Sherry Shirley Shivani Shruti Sibylle Siddharth Sigrid Silke Silvia Simran Sina Sinead Siobhan Slava Snehal Sonja Soren Spencer Srinivas
  Stacey Stacy Stan Stanislav Stefanie Steffen Stephan Stephane Sue Sujata Sumit Suresh Susanna Sushma Suzie Sylvia Sylvie Tabitha Takashi Takeshi
  Tamara Tammy Tanvi Tasha Tatjana Tess Tessa Thea Theo Theodore Theresa Thiago Tiffany Timo Tina Tobi Toby Tomoko Toni Tonya Tracey Tracy Tristan
  Trudy Tuan Tyrone Ulf Uli Ulrike Ursula Ute Vadim Valeria Valentin Vanya Varun Vasily Vicky Vidya Vikas Vinay Vinod Viviane Vitaly Vlad Volker
  Waleed Wally Warren Wayne Wesley Wilfried Willem Wim Winston Wojciech Yannick Yara Yasir Yasmine Ying Yoko Yolanda Youssef Yui Yulia Yvette
  Zachary Zack Zahra Zainab Zeynep Zoltan Zuzana
  Abdoulaye Abebe Abena Abiola Adaeze Adama Adanna Ade Adebayo Adewale Adwoa Afua Aida Aisling Ajit Akua Alemu Alhassan Amadou Amara Amaka Aminata
  Amine Anan Aoife Asad Asante Astou Ayaan Ayo Ayodele Babak Babajide Babatunde Baraka Batuhan Bilal Boubacar Bukola Chiamaka Chidera Chika Chinedu
  Chinonso Chioma Chukwu Chukwuemeka Dalia Dambudzo Dawit Diallo Dikembe Djamila Ebele Ebere Efua Ekene Ekow Emeka Emre Eniola Etienne Ezekiel Fadi
  Fatou Fatoumata Femi Folake Funmi Ghassan Gugu Habib Hakim Halima Hamza Hanan Haruna Hassana Idris Ifeanyi Ifeoma Ikenna Iman Imani Iyabo Jabari
  Jelani Jengo Kagiso Kamau Kaveh Kehinde Keira Khadija Khalid Kofi Kojo Koffi Kwabena Kwaku Kwame Kwasi Lamine Lerato Lindiwe Lwazi Makena Mamadou
  Mandla Mariama Marwa Maryam Mbali Mehrdad Moussa Mpho Mwangi Nasser Nabil Nadir Naledi Nandi Neema Ngozi Njeri Nkechi Nkem Nneka Nomsa Nomvula
  Nosipho Obinna Olu Olumide Oluwaseun Omari Otieno Ousmane Oyin Palesa Rashida Refilwe Salif Segun Sekou Sello Shaka Sibusiso Sipho Siyabonga
  Tadesse Tafari Taiwo Takudzwa Tariro Tendai Temitope Thabo Thandeka Thandi Themba Thulani Tope Tunde Uche Uzoma Wafa Wairimu Wangari Wanjiru Yaa
  Yemi Yetunde Yonas Zahara Zainabu Zanele Zawadi Zuberi Aaliyah Abbas Abhishek Adnan Advait Agni Ajith Akhil Akshay Alok Amitabh Amrita Anirudh
  Anjana Ankita Anoop Ansh Anupam Anurag Anushka Aparna Archana Aravind Arnav Arpita Arvind Aryan Ashwin Asma Atul Avinash Balaji Bhavna Bhavya
  Chaitanya Chandan Chetan Chitra Darshan Deepa Deepika Devika Devendra Dilip Divya Esha Farhan Farida Ganesh Gautam Gayatri Girish Gopal Govind
  Gurpreet Harini Harish Harpreet Harsh Harsha Hemant Himanshu Indira Ishita Jagdish Jatin Jaya Jayesh Jyoti Kajal Kalpana Kamala Kartik Karan Kirti
  Kishore Kunal Leela Madhav Madhuri Mahendra Malini Manish Manisha Manju Manoj Meena Meenakshi Mukesh Murali Nagesh Namrata Nandini Narayan Naresh
  Navya Neelam Neeraj Nidhi Nilesh Niraj Nirmala Nitin Omkar Pankaj Parvati Piyush Prabhat Prachi Pradeep Pranay Prasad Pratap Praveen Preethi Prerna
  Priti Punit Purnima Radha Raghav Raghu Rajiv Rajat Rakesh Rakhi Ranjana Rashmi Ravindra Reena Renu Reshma Rishi Ritika Riya Ruchi Rukmini Rupa
  Sachin Sagar Samar Sanjana Sanjeev Santosh Sarita Satish Saurabh Savita Shalini Sharad Shashi Sheela Shilpa Shivam Shobha Shreyas Shubham Shweta
  Smita Smriti Sneha Sonal Sourav Sridhar Subhash Sudha Sudhir Suman Sunita Sushil Swapnil Swati Tejas Trisha Tushar Uday Urvashi Usha Vaibhav
  Vandana Varsha Veena Venkat Venkatesh Vijaya Vikrant Vinayak Vineet Vipin Vivaan Yogesh Akiko Akio Asuka Atsushi Ayaka Chiyo Daiki Eiji Emiko
  Fumiko Goro Hanako Haruka Haruki Haruto Hideo Hideki Hikaru Hiroko Hiromi Isamu Itsuki Jiro Junichi Kaori Katsumi Kazuki Kazuo Keiko Keisuke
  Kentaro Kiyoshi Koichi Kyoko Makoto Mami Mariko Masaki Masato Mayumi Megumi Michiko Midori Minoru Misaki Mitsuko Naoki Natsuki Nobuo Noriko Osamu
  Reiko Ryo Ryota Sachiko Sakura Satomi Sayuri Shigeru Shinji Shiori Sumiko Tadashi Takahiro Takumi Tatsuya Tetsuya Toshiro Tsubasa Yasuo Yoshiko
  Yosuke Yuji Yuka Yukiko Yumi Yusuke Yuto Bao Binh Chau Giang Hoa Hoang Huong Huy Khanh Kien Linh Ngoc Nguyen Nhung Phuong Quang Quynh Thanh Thao
  Thuy Trinh Trung Tuyet Uyen Vinh Xuan Dewi Agus Ayu Bambang Budi Fajar Indah Joko Putri Rizky Siti Wayan Cheng Chun Fei Guang Hui Jiahao Jian Jiang
  Jingyi Lihua Qiang Qing Rong Ting Xiao Xiaoming Xiu Xue Yifan Zhen Zhi Zixuan Chaewon Dae Doyun Haneul Hyejin Hyun Jaehyun Jae Jihoon Jimin Jinwoo
  Jisoo Jiwon Joon Kyung Minho Minji Minjun Myung Seojun Seoyeon Seung Sooyoung Soyeon Taeyang Yeon Yuna Aino Aleksi Anneli Antero Antti Arttu Arvo
  Eero Eeva Eino Elina Hanne Heikki Heli Hilma Iiro Ilkka Inkeri Jaakko Janne Jari Jarkko Joonas Jouni Juha Jukka Jussi Kaisa Kalle Katri Kirsi
  Kristiina Lauri Leevi Marjo Markku Matti Mikko Minna Niko Noora Olli Otso Outi Paavo Pasi Pirjo Päivi Raimo Reijo Riikka Riitta Saara Samuli Sanna
  Satu Seppo Tapio Tarja Teemu Tero Tiina Tuomas Tuula Ulla Veikko Ville Virpi Aslaug Asbjorn Astri Berit Birgitta Bodil Bengt Bente Bjørn Björn
  Brynjar Dagny Einar Eirik Elin Eskil Espen Eyvind Freja Freya Frode Geir Gudrun Gunhild Gunn Gunnhild Haakon Halvor Hedda Hedvig Helge Henning
  Hilde Håkan Håkon Ingeborg Ingvild Ivar Jorunn Jørgen Jörg Jürgen Kjell Kjersti Knut Kåre Leif Maren Mette Mikkel Mårten Märta Nanna Njål Oddvar
  Oskar Pernille Rasmus Ragnar Ragnhild Sigurd Signe Sissel Sixten Solveig Sondre Steinar Stig Sunniva Svein Svend Synne Søren Terje Thora Tore
  Torben Torbjorn Torsten Tove Trine Trond Trygve Turid Ulrik Viggo Yngve Ylva Øystein Åsa Åse Asta Aleksander Aleksandar Aleksandra Alyona Anatoly
  Andriy Arkady Artem Arseny Bogdana Bohdan Boyan Bozena Branislav Branka Bronislaw Dagmar Danijela Danuta Daria Dejan Denys Dorota Dragan Dragana
  Dusan Elzbieta Evgeni Evgeny Ewa Fedor Galina Gennady Goran Grazyna Grigory Grzegorz Halina Hanka Hryhoriy Ihor Ilona Inna Iryna Iwona Jadwiga
  Janusz Jaroslav Jelena Jerzy Jovana Jozef Kacper Kamila Kasia Katarzyna Kateryna Kirill Ksenia Lech Leonid Leszek Liliana Ljubica Ludmila Lyudmila
  Maksim Malgorzata Marek Marija Marijana Mariusz Marko Milica Miloš Miroslav Mirka Nadezhda Natasa Nenad Nikolay Nikolina Oksana Oleh Olesya Ondrej
  Paulina Petar Petr Petya Predrag Radoslav Radovan Roksana Ruslan Ryszard Semyon Slavica Slawomir Slobodan Snezana Stanislava Stepan Szymon Taras
  Tadeusz Timur Tomislav Urszula Vaclav Vasil Veronika Vesna Vitalii Vlado Vladislav Vojtech Volodymyr Yaroslav Yegor Yevgenia Yuliya Zbigniew Zdenek
  Zlata Zoran Zofia Zuzanna Attila Balazs Bela Bence Csaba Eniko Erzsebet Ferenc Gabor Gergely Gyula Ildiko Imre Istvan Janos Jozsef Kalman Karoly
  Katalin Laszlo Marton Mihaly Miklos Nandor Orsolya Piroska Reka Sandor Szilvia Tamas Tibor Timea Zita Zsofia Zsolt Zsuzsa Andrada Anca Catalin
  Ciprian Corina Costin Cosmin Cristian Dorin Doina Dragos Dumitru Florin Gheorghe Horia Iulia Iulian Ileana Ioana Ionut Liviu Loredana Lucian
  Madalina Mihai Mihaela Mircea Nicolae Oana Octavian Ovidiu Radu Raluca Razvan Roxana Silviu Simona Sorin Stefania Teodora Vasile Viorel Alexios
  Anastasios Angeliki Apostolos Aris Athanasios Chrysoula Despina Dimitris Dimitra Eleni Eleftheria Evangelos Fotini Georgios Giannis Ioannis
  Katerina Konstantinos Kostas Kyriakos Manolis Nikos Panagiotis Paraskevi Pavlos Petros Sotiris Spyros Stavros Thanos Thanasis Theodoros Vasilis
  Vassiliki Yannis Yiannis Adem Ahmet Alev Aslı Ayhan Aylin Ayse Ayşe Aysel Baris Berk Burcu Burhan Cem Cemal Ceren Dilek Ebru Ece Elif Emine Ercan
  Erdem Erkan Ersin Fatih Fatma Ferhat Filiz Gizem Gokhan Gonca Gul Gulsen Hakan Halil Hande Hatice Hulya Huseyin Ilker Kadir Kemal Kerem Koray Lale
  Levent Melek Meltem Meral Merve Mert Metin Murat Necla Nermin Neslihan Nilgun Nuray Nuri Oguz Okan Orhan Osman Ozan Ozgur Ozlem Pelin Pinar Recep
  Selin Sema Serdar Serkan Sevgi Sibel Sinan Tarkan Tolga Tugba Turgut Ufuk Ugur Umit Volkan Yigit Yilmaz Yildiz Zehra Aram Armen Anahit Gayane Hayk
  Lusine Tigran Vahan Arash Amirhossein Anahita Ardeshir Azadeh Bahar Bahram Behrouz Dariush Davoud Elham Farhad Farshad Farzad Farzaneh Fereshteh
  Ghazal Hossein Jamshid Kamran Kianoush Ladan Laleh Mahdi Mahsa Majid Mansour Marjan Maziar Mehran Mohsen Mojtaba Morteza Nasrin Navid Nazanin
  Niloufar Omid Parisa Parvin Peyman Pooya Reyhaneh Roya Saman Sanaz Sepideh Shahin Shahram Shirin Siamak Simin Soheil Soraya Taraneh Vahid Yasaman
  Zohreh Abdallah Adel Ahlam Aicha Alaa Amal Amani Ashraf Aws Aziz Basel Basma Bassem Diyar Essam Faisal Faris Faten Fouad Ghada Haifa Hadi Haitham
  Hala Hatem Hend Hesham Hisham Ihab Ilham Jamal Jamila Kareema Karima Khalil Lamia Latifa Leyla Lubna Mansur Marwan Maysa Mazen Mounir Mourad Mouna
  Mustapha Nabila Naima Najib Nawal Nizar Omaima Othman Rachid Rami Rania Rasha Riad Riham Rima Sabah Sabri Saida Salah Saleh Salim Salwa Samer Samia
  Sawsan Selim Shadi Sherif Soha Souad Suha Sumaya Talal Tamer Tarek Wael Walid Wassim Widad Yahya Yaseen Younes Youssra Zaid Zakaria Zaki Zeina
  Zeinab Ziad Zineb Amos Asaf Avraham Chaim Dalit Dov Efrat Eitan Eyal Galit Gilad Hadas Ilan Inbal Itai Itamar Lior Liora Meir Merav Moshe Nadav
  Naftali Noam Ofer Ofra Omer Orit Rafi Roni Ronit Shimon Shira Shlomo Shmuel Talia Tamar Tzipi Yael Yair Yaron Yehuda Yitzhak Yoav Yonatan Yossi Zvi
  Adela Agustin Aitana Aitor Alfredo Alonso Alvaro Amparo Andres Anibal Araceli Arantxa Asier Asuncion Aurelio Begona Belen Benito Blanca Candela
  Carlota Carmelo Catalina Chema Concha Consuelo Cristobal Dario Domingo Efrain Elvira Emiliano Encarna Ernesto Esperanza Eugenia Eusebio Fermin
  Fernanda Gerardo Gonzalo Graciela Gregorio Guillermo Hernan Humberto Ignacio Iker Inmaculada Inigo Isidro Itziar Jacinto Jaime Javiera Jesus Jimena
  Joaquin Jordi Josefa Josep Julieta Lautaro Leandro Leticia Lourdes Lucio Luciana Macarena Maite Manuela Marcelo Maribel Maricel Marisol Martina
  Matias Mauro Maximo Micaela Miren Montserrat Nayeli Nerea Nestor Nieves Nuria Octavio Oihane Oriol Osvaldo Paco Paloma Pascual Paulino Pilar Quique
  Ramiro Raquel Renato Rocio Rogelio Ruben Salome Sancho Sergi Silvio Soledad Susana Teodoro Tomás Ulises Unai Uxue Ximena Xiomara Yago Zoraida
  Afonso Augusta Bento Bernarda Breno Caio Camila Cassio Catarina Celia Cleiton Davi Debora Diogo Duarte Edson Eduarda Emerson Everton Fabiana
  Fabricio Flavia Flavio Gilberto Heitor Helio Henrique Inacio Iracema Isabela Jandira João José Joaquim Jussara Kleber Larissa Leandra Luana Luís
  Luiza Luzia Marcio Mariane Mateus Maura Milton Murilo Neide Nilton Otavio Patrícia Priscila Rafaela Raimundo Renan Rodolfo Rogerio Romulo Rubens
  Silvana Simão Sandro Tatiane Thais Thales Tereza Valdir Vania Vitor Yasmim Agostino Alberta Alessandra Alfio Amedeo Andreina Annalisa Arianna
  Benedetta Carlotta Ciro Corrado Cosimo Daniele Davide Donatella Edoardo Elisabetta Emanuela Emanuele Ettore Eugenio Fabrizio Federica Ferruccio
  Filippo Fiorella Franca Franco Gaetano Gennaro Giacomo Giancarlo Gianni Giorgia Giorgio Giuliana Giuliano Giuseppe Giuseppina Grazia Ilaria Lavinia
  Letizia Loris Luciano Ludovica Luigi Maddalena Massimo Matilde Maurizio Michela Michele Mirella Nicoletta Nicolò Nunzia Oreste Ornella Ottavia
  Paola Patrizia Pierluigi Pietro Raffaella Renzo Riccardo Rocco Rosanna Salvatore Silvano Tiziana Tommaso Ugo Umberto Valerio Vincenzo Vittoria
  Vittorio Adelaide Alix Amandine Ambre Amelie Amélie Anais André Arlette Armand Aurelie Aurélie Aurore Baptiste Bastien Benoît Berenice Bernadette
  Capucine Celestine Céline Chloé Clement Clémence Clotilde Corentin Didier Edouard Elodie Élodie Éloïse Emeline Emmanuel Emmanuelle Eugénie Fabienne
  Fabrice Fanny Francois François Françoise Frédéric Gaelle Gaël Gaston Geraldine Ghislaine Gilles Gisele Hélène Henriette Hervé Hugues
  Jacqueline Jérôme Jocelyne Josiane Julien Justine Laetitia Léa Loïc Lucie Ludovic Maël Marcelle Margaux Margot Marguerite Martine Maryse Mathilde
  Mélanie Michèle Mireille Mylène Nadège Nathalie Ninon Noémie Océane Odile Patrice Perrine Philippe Pierrick Raphaël Rémi Remy Renaud René Romane
  Roxane Sandrine Sébastien Séverine Solène Stéphane Stéphanie Sylvain Thibault Thierry Timothée Valérie Véronique Victoire Virginie Vivienne Yann
  Yvan Zoé Achim Alwin Anneliese Annett Anselm Arnd Balthasar Beate Benno Berta Bertold Burkhard Christa Christel Constantin Detlef Detlev Dietmar
  Dietrich Eberhard Eckart Edeltraud Egon Elfriede Elke Elmar Emilie Erhard Erich Erna Ewald Frauke Friederike Friedhelm Gabi Gerda Gerhild Gerlinde
  Gernot Gertrud Gesine Gisela Götz Gudula Günter Günther Hartmut Hedwig Heiner Heinrich Helene Hella Hermann Hildegard Horst Ilse Imke Irmgard
  Isolde Jorn Jörn Jost Julius Justus Kathi Karsten Katharina Klaas Kilian Konstantin Leonhard Lieselotte Lothar Luise Lutz Malte Margarete Margit
  Margret Mareike Marlies Mathis Mechthild Meike Nele Niklaus Oswald Ottilie Piet Rainer Raimund Reiner Reinhold Reto Rosalie Rosemarie Rüdiger
  Ruprecht Sascha Siegfried Sieglinde Sigmund Silas Sönke Susann Svenja Theodor Thilo Tilman Traudl Traute Udo Vinzenz Volkmar Waltraud Wenzel Wibke
  Wiebke Wilma Winfried Wolfram Xaver Ynez Aad Anouk Arie Arjan Bart Bas Berend Daan Diederik Dries Evert Femke Floris Frans Geert Gerben Gerrit Gijs
  Hanneke Hendrik Henk Herma Ineke Jaap Jasper Jelle Jeroen Jip Joost Joris Jurre Karel Kees Lieke Maaike Maarten Marieke Marijke Marjolein Mieke
  Niek Pieter Rens Roel Rogier Ruud Sander Sanne Siem Sjoerd Sofie Stijn Teun Thijs Tjeerd Wessel Wietse Wouter Yvo Aled Alun Angharad Anwen Bronwen
  Carys Catrin Ceri Cerys Dafydd Delyth Eleri Emrys Ffion Geraint Gethin Gwilym Gwyn Gwyneth Hefin Huw Ieuan Ifan Iolo Iwan Llewellyn Llinos Lowri
  Mair Meirion Menna Mererid Myfanwy Nerys Owain Rhiannon Rhodri Rhian Sioned Sian Siân Tegan Tomos Ailsa Aidan Aine Áine Alasdair Alastair Bríd Cait
  Callum Calum Caoimhe Cathal Ciaran Ciarán Cillian Clodagh Colm Conall Conor Cormac Darragh Declan Dermot Diarmuid Donal Donnacha Eamon Eilidh
  Eimear Eoghan Eoin Fearghal Fergus Fiachra Finbar Finlay Fionn Fionnuala Grainne Gráinne Hamish Iain Imogen Isla Keelan Kieran Lachlan Lorcan
  Mairead Maeve Malachy Morag Muireann Murdo Neve Niall Nuala Oisin Oisín Orlaith Padraig Pádraig Ronan Rory Ruairi Saoirse Seamus Séamus Seán Sinéad
  Síle Sorcha Tadhg Barnaby Bertie Beatrix Cecily Clementine Cordelia Crispin Cuthbert Edwina Elspeth Euan Ewan Felicity Freddie Gideon Giles Harriet
  Hattie Henrietta Hermione Horace Humphrey Ivor Jemima Jocelyn Josie Leopold Lettie Louisa Lucinda Marjorie Millicent Millie Montague Mungo Ottoline
  Petronella Philippa Pippa Rosalind Rowena Tarquin Tilly Winifred Aiden Ainsley Alaina Alana Alisa Alyssa Annabel Annabelle Annette Ashlyn Ava Avery
  Barry Beau Becky Bernie Bessie Bev Billie Blaine Bobby Bonita Braden Brady Breanna Brenna Brianna Brittany Brock Bryant Cade Callie Candace Carolyn
  Carrie Carson Carter Casey Cassidy Cassie Chad Chester Chet Christy Clayton Clifford Clifton Clint Clinton Colby Colton Connie Corey Courtney Cyndi
  Dalton Danny Darla Darlene Darnell Darrell Darryl Davis Deanna Delia Della Delores Demetrius Deon Derrick Devon Diane Dianne Dillon Dion Dixie
  Dolly Donnell Donnie Dorian Doreen Duane Dwayne Edna Effie Elaine Elijah Elmer Elwood Emery Emmett Ericka Ernest Ernestine Essie Estella Ethel
  Eunice Everett Fannie Faye Felton Floyd Freda Freddy Frederick Gail Garrett Garry Gayle Gena Geoffrey Gertrude Gilda Ginny Gladys Glenda
  Glenna Grady Griffin Gwendolyn Hadley Harlan Harley Harold Herschel Hershel Hollis Homer Irma Irvin Irving Isaiah Ismael Jaclyn Jada Jaden Jameson
  Jami Janelle Janette Janie Jarrod Jarvis Jaxon Jayne Jeanette Jeffry Jenifer Jennie Jeremiah Jermaine Jerrod Jess Jillian Jimmie Joann Joanne Jodi
  Jodie Joni Josiah Joyce Juana Judah Judd Jude Judi Kaitlyn Kaleb Kallie Karla Kasey Kathryn Katrina Kayla Kaylee Keisha Kelley Kelli Kellie Kelsey
  Kendall Kendra Kendrick Kerri Kiara Kirby Kristi Kristie Kristy Kurtis Kylie Lacey Lakeisha Lamar Landon Latoya Laurel Laurie Laverne Lawrence Leah
  Leann Leigh Leland Lenny Lenora Leona Leroy Lesley Lester Leta Lexi Lillian Lillie Lindsay Lindsey Liz Liza Lizzie Lonnie Loretta Lori Lorna Louie
  Lowell Lula Luther Lyle Lynda Lynette Lynne Mabel Mackenzie Macy Maggie Mallory Mamie Marcie Marci Marcy Margie Margo Marla Marlin Marsha
  Marva Marybeth Maryann Mattie Maude Mavis Maxine Mckenna Melba Melinda Melvin Mildred Mindy Minnie Mitch Mollie Monique Monroe Morris Muriel Myles
  Myrna Myron Myrtle Nanette Natalee Nellie Nettie Nicki Nicky Nikki Noelle Nolan Nona Norma Olin Ollie Ophelia Orville Patsy Patti Patty Paulette
  Penelope Peyton Phillip Polly Preston Quincy Quinn Quinton Rachael Ramona Randi Reagan Reba Reece Reese Reginald Rhoda Rhonda Richie Rickey Robbie
  Robbin Robyn Rochelle Roderick Rolando Rollin Ronda Ronnie Roosevelt Rosalyn Rosetta Roslyn Roxie Ruthie Ryder Sadie Sammy Sawyer Scott Scottie
  Selena Shana Shanda Shanice Shania Shanna Sharla Sharlene Shari Shawna Shelby Sheldon Shelia Shelly Sheri Sherman Sherri Sherrie Sherwin Sonny
  Sonya Stacie Stewart Stu Suzette Sybil Tabatha Tamika Tamra Tania Teddy Terence Teri Terrance Terrell Terrence Terri Thad Thaddeus Thelma Theron
  Thurman Tiana Tisha Titus Tonia Traci Tracie Travon Trent Trenton Trey Tricia Trina Truman Twila Tyra Tyree Tyson Ulysses Valarie Vance Vaughn
  Velma Vern Verna Vernon Vicki Vickie Vilma Virgil Vivian Vonda Waldo Walt Weldon Wendell Wilbert Wilbur Wilda Wilfred Willa Willard Willie Willis
  Winnie Woodrow Wyatt Yesenia Zachariah Zane Zelda Zelma Zena Zoey`
    .trim()
    .split(/\s+/),
)
